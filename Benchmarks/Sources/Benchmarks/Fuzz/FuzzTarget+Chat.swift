import Bytes
import Intake

extension FuzzTarget {
  static let chat = [
    FuzzTarget(
      name: "chat", corpus: "chat",
      marks: [
        "<", ">", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE html>", "&#0;", "&amp;",
        "&x;", "<!DOCTYPE a [<!ENTITY x 'y'>]>", "<?xml version=\"1.0\" encoding=\"utf-16\"?>",
        "<?xml encoding='x'?>", "\"", "'", "=", "\0", "\r\n", "\u{FEFF}", "\u{200E}", "\u{FFFD}",
        "<div>", "<div class=\"message default\">", "</div>", "<table><tr><td>", "<dl><dt>",
        "<pre>",
        "<blockquote>", "<br>", "<p>", "<chat>", "<message>", "<font size=\"2\">(10:00:00)</font>",
        "<html>", "<body>", "<script>", "<svg>", "<title>", "xmlns:a=\"b\"", "a:b", "time=\"",
        "99:99", "31-12-99 23:59 - A: ", "[1-1-2026 10:00:00] A: ", "2026-11-02T10:00:00Z",
        "1793956800", "+99:99", "12:00 a.m.", "role=\"agent\"", "sender=\"", " class=\"", "%41",
        "secs=\"9223372036854775807\"", "timeShift=\"-9\"", "A (10:32): ", "::",
        "<rating>5</rating>",
      ]
    ) { bytes in
      let adapter = ChatAdapter()
      _ = adapter.confidence(head: Array(bytes.prefix(SourceReader.headSize)), name: "a.html")
      _ = try? adapter.explain(
        ByteSource(bytes: bytes, name: "a.html"), context: IntakeContext(file: "a.html"))
      _ = try? adapter.readAll(bytes, named: "a.html")
    }
  ]
}
