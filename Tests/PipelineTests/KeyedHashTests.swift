import Crypto
import Testing

@testable import Pipeline

@Suite struct KeyedHashTests {
  @Test(arguments: [0, 1, 32, 63, 64, 65, 200], [0, 1, 55, 56, 64, 1000])
  func `it is the beginning of HMAC-SHA256`(keySize: Int, messageSize: Int) {
    let key = SymmetricKey(data: (0..<keySize).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 3) })
    let message = (0..<messageSize).map { UInt8(truncatingIfNeeded: $0 &* 13 &+ 1) }
    let code = HMAC<SHA256>.authenticationCode(for: message, using: key)
    let expected = Array(code).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    #expect(UInt64(bitPattern: KeyedHash(key: key).digest(of: message)) == expected)
  }
}
