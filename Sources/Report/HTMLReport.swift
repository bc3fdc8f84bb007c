import Mustache

/// A report as one HTML file: no script, no outside resource, charts as inline SVG.
///
/// The pages are Mustache templates in which every value is escaped; no template has a raw value.
package struct HTMLReport {
  /// The file's text, in UTF-8.
  package let html: String

  /// - Throws: `MustacheTemplate.ParserError` where a template is broken, which a test rules out.
  package init(_ report: WeeklyReport, language: ReportLanguage) throws {
    html = try HTMLTemplate.render(
      ReportPage(report, language: language.code), template: "page")
  }
}

extension HTMLTemplate {
  /// Fills the template of that name.
  static func render(_ page: some Sendable, template: String) throws -> String {
    MustacheContentTypes.register(ScalarEscaping(), named: ScalarEscaping.name)
    var library = MustacheLibrary()
    for (name, source) in pages + partials {
      library.register(
        try MustacheTemplate(string: "{{% CONTENT_TYPE:\(ScalarEscaping.name)}}" + source),
        named: name)
    }
    return library.render(page, withTemplate: template) ?? ""
  }
}

/// Escapes HTML scalar by scalar. The engine's own rule goes by `Character`, and `"` with a
/// combining accent is another character than `"`: such a pair would end an attribute early.
struct ScalarEscaping: MustacheContentType {
  static let name = "HTML-SCALARS"

  func escapeText(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
      case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
      case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
      case UInt8(ascii: "\""): bytes += Array("&quot;".utf8)
      case UInt8(ascii: "'"): bytes += Array("&#39;".utf8)
      case 0x09, 0x0A, 0x20...0x7E, 0x80...: bytes.append(byte)
      // HTML has no place for control characters.
      default: bytes += Array("\u{FFFD}".utf8)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
