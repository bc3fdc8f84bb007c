import Bytes

/// The name of an archive's member as a path that stays where it is put.
enum MemberName {
  /// Without a root, a drive, `.` and `..`, and without what a file system or terminal would obey;
  /// nil for what is no export: hidden files, and macOS's notes on files.
  static func path(of member: ZipArchive.Member) -> String? {
    let parts = text(of: member).split { $0 == "/" || $0 == "\\" }
      .filter { $0 != "." && $0 != ".." }.map { harmless($0) }
    guard let last = parts.last, !InboxListing.isPassedOver(last) else { return nil }
    let folders = parts.dropLast()
    if folders.contains(where: { $0.hasPrefix(".") || $0 == "__MACOSX" }) { return nil }
    return (folders.prefix(depth) + [last]).joined(separator: "/")
  }

  /// Folders deeper than this are left out of the path.
  private static let depth = 16
  /// Bytes of a name.
  private static let longest = 200

  /// UTF-8 where it says so or is; else the charset of the DOS that the format comes from.
  private static func text(of member: ZipArchive.Member) -> String {
    String(validating: member.name, as: UTF8.self) ?? Charset.cp850.decode(member.name)
  }

  private static func harmless(_ part: Substring) -> String {
    var name = ""
    for scalar in part.unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      name.unicodeScalars.append(isControl || scalar == ":" ? "_" : scalar)
    }
    while name.utf8.count > longest { name.removeFirst() }
    return name
  }
}

/// Documents of office programs that are ZIP archives within, and that people drop for a CSV.
struct OfficeDocument {
  /// With its article.
  let name: String
  let advice: String

  /// Nil where the members are those of another archive.
  init?(_ members: [[UInt8]]) {
    func has(_ name: String) -> Bool { members.contains(Array(name.utf8)) }
    guard has("[Content_Types].xml") || (has("mimetype") && has("content.xml")) else { return nil }
    switch true {
    case has("xl/workbook.xml"), has("xl/workbook.bin"):
      (name, advice) = ("an Excel workbook", "in Excel choose Save As, CSV UTF-8, and drop that")
    case has("word/document.xml"):
      (name, advice) = ("a Word document", "export the feedback itself as CSV, and drop that")
    default:
      (name, advice) = ("an office document", "save it as CSV, and drop that")
    }
  }
}
