extension Charset {
  /// The charset of a MIME, HTML or IANA label, read as WHATWG Encoding §4.2 reads it where browsers
  /// and the registry differ; nil for labels that nobody knows, such as `unknown-8bit`.
  package init?(label: String) {
    let name = Self.canonical(label)
    guard !name.isEmpty else { return nil }
    if let known = Self.aliases[name] {
      kind = known
      return
    }
    guard !Self.meaningless.contains(name) else { return nil }
    let upper = name.uppercased()
    guard Converter(from: upper) != nil else { return nil }
    kind = .named(upper)
  }

  /// Lower case, without quotes, white space, an RFC 2231 language, or what no charset name has.
  private static func canonical(_ label: String) -> String {
    var bytes: [UInt8] = []
    for byte in label.utf8.prefix(64) {
      switch byte {
      case UInt8(ascii: "*"): return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "+"),
        UInt8(ascii: "."):
        bytes.append(byte)
      default: continue
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Labels that say only that the writer's program did not know.
  private static let meaningless: Set<String> = [
    "unknown", "unknown-8bit", "x-unknown", "default", "default_charset", "8bit", "7bit", "binary",
    "x-user-defined", "none", "char", "utf", "iso", "ansi", "wchar_t", "internal",
  ]

  private static let aliases: [String: Kind] = {
    var table: [String: Kind] = [:]
    for (kind, labels) in labelsByKind {
      for label in labels.split(separator: " ") { table[String(label)] = kind }
    }
    return table
  }()

  private static let labelsByKind: [(Kind, String)] = [
    (.utf8, "utf-8 utf8 unicode-1-1-utf-8 utf_8 utf-8-sig utf8mb4 cp65001 x-utf-8"),
    (.ascii, "us-ascii ascii ansi_x3.4-1968 iso646-us us usascii iso-ir-6 646 cp367"),
    (
      .windows1252,
      """
      windows-1252 cp1252 cp-1252 x-cp1252 win-1252 windows1252 iso-8859-1 iso8859-1 iso88591 \
      iso_8859-1 iso_8859-1:1987 latin1 latin-1 l1 iso-ir-100 cp819 8859_1 iso-8859-1-windows-3.1
      """
    ),
    (.utf16(.marked), "utf-16 utf16 ucs-2 iso-10646-ucs-2 csunicode unicode"),
    (.utf16(.little), "utf-16le utf16le unicodefeff ucs-2le"),
    (.utf16(.big), "utf-16be utf16be unicodefffe ucs-2be"),
    (.named("UTF-7"), "utf-7 utf7 unicode-1-1-utf-7 x-unicode-2-0-utf-7"),
    (.named("CP1250"), "windows-1250 cp1250 x-cp1250 win-1250"),
    (.named("CP1251"), "windows-1251 cp1251 x-cp1251 win-1251"),
    (.named("CP1254"), "windows-1254 cp1254 iso-8859-9 iso8859-9 latin5 l5"),
    (.named("CP874"), "windows-874 iso-8859-11 tis-620 iso8859-11"),
    (.named("KOI8-R"), "koi8-r koi8 koi koi8_r cskoi8r"),
    (.named("KOI8-U"), "koi8-u koi8-ru"),
    (.named("GB18030"), "gb18030 gb2312 gbk x-gbk gb_2312-80 gb2312-80 cp936 ms936 hz chinese"),
    (.named("BIG5-HKSCS"), "big5 big5-hkscs big-5 cn-big5 x-x-big5 csbig5"),
    (.named("CP932"), "shift_jis shift-jis sjis x-sjis ms_kanji windows-31j ms932 cp932"),
    (.named("EUC-JP-MS"), "euc-jp x-euc-jp eucjp cseucpkdfmtjapanese"),
    (.named("ISO-2022-JP"), "iso-2022-jp csiso2022jp"),
    (
      .named("CP949"),
      "euc-kr ks_c_5601-1987 ks_c_5601-1989 ks_c_5601 ksc5601 ksc_5601 korean cp949 windows-949"
    ),
    (.named("ISO-8859-8"), "iso-8859-8 iso-8859-8-i iso-8859-8-e logical visual hebrew"),
    (.named("CP850"), "cp850 ibm850 850 dos-850"),
    (.named("CP437"), "cp437 ibm437 437"),
    (.named("MACINTOSH"), "macintosh x-mac-roman mac macroman x-macroman"),
  ]
}
