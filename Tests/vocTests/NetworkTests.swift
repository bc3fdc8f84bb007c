import Foundation
import Testing

/// Nothing leaves the machine: the program that was built has no way to.
@Suite struct NetworkTests {
  private static let calls = [
    "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "getaddrinfo",
    "gethostbyname", "sendto", "sendmsg", "recvfrom", "recvmsg",
  ]
  private static let libraries = ["curl", "ssl", "crypto", "nghttp", "FoundationNetworking"]

  @Test func `the program links no network library and calls nothing that opens a connection`()
    throws
  {
    let binary = try ELF(Data(contentsOf: URL(fileURLWithPath: Program.executable)))
    // The reading itself is sound: what every program needs is found.
    #expect(binary.needed.contains("libc.so.6"))
    #expect(binary.imports.contains("open"))
    for library in Self.libraries {
      #expect(binary.needed.allSatisfy { !$0.contains(library) }, "\(library)")
    }
    #expect(binary.imports.intersection(Self.calls).isEmpty)
  }
}

/// What a program of 64-bit Linux asks of others (System V ABI, ELF-64).
private struct ELF {
  private(set) var needed: [String] = []
  private(set) var imports: Set<String> = []
  private let bytes: [UInt8]

  private struct Broken: Error {}

  /// A section: its kind, the section that it refers to, and where it lies.
  private struct Section {
    let kind, link, offset, size: Int
  }

  init(_ data: Data) throws {
    bytes = [UInt8](data)
    guard bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]) else { throw Broken() }
    let (start, size, count) = (number(40, 8), number(58, 2), number(60, 2))
    let sections = (0..<count).map { index in
      let at = start + index * size
      return Section(
        kind: number(at + 4, 4), link: number(at + 40, 4), offset: number(at + 24, 8),
        size: number(at + 32, 8))
    }
    for section in sections where section.kind == 6 || section.kind == 11 {
      let names = sections[section.link].offset
      section.kind == 6 ? readLibraries(section, names) : readSymbols(section, names)
    }
  }

  /// SHT_DYNAMIC: pairs of a tag and a value; DT_NEEDED is 1.
  private mutating func readLibraries(_ section: Section, _ names: Int) {
    for at in stride(from: section.offset, to: section.offset + section.size, by: 16)
    where number(at, 8) == 1 {
      needed.append(text(names + number(at + 8, 8)))
    }
  }

  /// SHT_DYNSYM: what has no section of its own is another's.
  private mutating func readSymbols(_ section: Section, _ names: Int) {
    for at in stride(from: section.offset, to: section.offset + section.size, by: 24)
    where number(at + 6, 2) == 0 {
      imports.insert(text(names + number(at, 4)))
    }
  }

  private func number(_ offset: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << ($1 * 8) }
  }

  private func text(_ offset: Int) -> String {
    String(decoding: bytes[offset...].prefix { $0 != 0 }, as: UTF8.self)
  }
}
