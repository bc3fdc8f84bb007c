import Bytes
import Intake

extension FuzzTarget {
  static let mail = [
    FuzzTarget(
      name: "mail", corpus: "mail",
      marks: [
        "\n--", "--\n", "=?", "?=", "=?utf-8?B?", "=?utf-8?Q?", "\r", "\0", "\n\n", "(", ")", "\"",
        "<", ">", "=", "=C3", ";", "*0*=", "\nFrom ", "\n>From ", "\nFrom - \n", "\n>", "> ",
        "\u{FEFF}", ": ", "\n ", "boundary=", "Content-Type: multipart/mixed; boundary=b\n\n--b\n",
        "Content-Type: message/rfc822\n\n", "Content-Length: 9\n", "charset=utf-7", "+AGEA",
        "\u{1B}$B", "<blockquote>", "<div>", "\nOn 1:00 a@b wrote:\n", "\n-- \n", "_____\n",
        "\nFrom: a@b\nSent: 1 May 2026\n", "From a@b Mon Nov  2 10:14:00 2026\nSubject: x\n\n",
      ]
    ) { bytes in
      let adapter = MailAdapter()
      _ = adapter.confidence(head: Array(bytes.prefix(SourceReader.headSize)), name: "a.mbox")
      _ = try? adapter.readAll(bytes, named: "a.mbox")
    }
  ]
}
