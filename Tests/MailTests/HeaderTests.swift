import Testing

@testable import Mail

struct HeaderTests {
  @Test(arguments: [
    ("gewoon", "gewoon"), ("=?utf-8?Q?Caf=C3=A9?= open", "Café open"),
    ("=?utf-8?B?Q2Fmw6k=?=", "Café"), ("=?iso-8859-1*nl?q?caf=E9?=", "café"),
    ("=?utf-8?Q?a?= =?utf-8?Q?b?=", "ab"), ("=?utf-8?Q?a?= b =?utf-8?Q?c?=", "a b c"),
    ("=?utf-8?Q?=C3?=\t=?UTF-8?Q?=A9?=", "é"), ("x=?utf-8?Q?y?=z", "xyz"),
    ("=?utf-8?Q?open", "=?utf-8?Q?open"), ("=?utf-8?X?y?=", "=?utf-8?X?y?="),
    ("=?nope?Q?caf=E9?=", "café"), ("=?utf-8?Q?a_b c?=", "a b c"), ("=?utf-8?Q?a=0D=0Ab?=", "a b"),
    ("=?utf-8?B??=", ""), ("caf\u{E9}", "café"), ("  a \t b  ", "a b"),
  ])
  func `encoded words are decoded where they stand`(raw: String, expected: String) {
    #expect(EncodedWord.decode(Array(raw.utf8)) == expected)
  }

  @Test(
    arguments: [
      ("anna@klant.example", nil, "anna@klant.example"),
      ("Anna <anna@klant.example>", "Anna", "anna@klant.example"),
      ("\"Boer, Anna\" <anna@klant.example>", "Boer, Anna", "anna@klant.example"),
      ("anna@klant.example (Anna (thuis))", "Anna (thuis)", "anna@klant.example"),
      ("=?utf-8?Q?Ren=C3=A9?= <rene@klant.example>", "René", "rene@klant.example"),
      ("Groep: Anna <anna@klant.example>;", "Anna", "anna@klant.example"),
      ("<@a.example,@b.example:anna@klant.example>", nil, "anna@klant.example"),
      ("Anna anna@klant.example", "Anna", "anna@klant.example"),
      ("anna at klant.example (Anna)", "Anna", "\"anna at klant.example\""),
      ("Anna de Boer", "Anna de Boer", nil), ("mailer-daemon", nil, "mailer-daemon"),
      ("\"a b\"@klant.example", nil, "\"a b\"@klant.example"),
      ("< anna@klant.example", nil, "anna@klant.example"),
      ("\"open <anna@klant.example>", "open", "anna@klant.example"),
    ] as [(String, String?, String?)])
  func `the first mailbox is read`(raw: String, name: String?, address: String?) throws {
    let mailbox = try #require(AddressList(Array(raw.utf8)).mailboxes.first)
    #expect(mailbox == AddressList.Mailbox(name: name, address: address))
  }

  @Test func `a list has all its mailboxes and no more than the limit`() {
    let two = AddressList(Array("a@b.example, , \"c, d\" <c@d.example>".utf8)).mailboxes
    #expect(two.map(\.address) == ["a@b.example", "c@d.example"])
    let flood = AddressList(Array(String(repeating: "a@b,", count: 9000).utf8))
    #expect(flood.mailboxes.count == AddressList.mailboxLimit)
    #expect(AddressList([]).mailboxes.isEmpty)
  }

  @Test(arguments: [
    ("Mon, 2 Nov 2026 10:14:00 +0100", 1_793_610_840), ("2 Nov 2026 09:14 GMT", 1_793_610_840),
    ("Mon Nov  2 09:14:00 2026", 1_793_610_840), ("2026-11-02T10:14:00+01:00", 1_793_610_840),
    ("2026-11-02 09:14:00Z", 1_793_610_840), ("02-Nov-26 09:14:00 UT", 1_793_610_840),
    ("Mon, 2 Nov 2026 10:14:00 +0100 (CET)", 1_793_610_840),
    ("Mon, 2 Nov 2026 10:14:00 CET", 1_793_610_840),
    ("Mon, 2 Nov 2026 09:14:00 -0000", 1_793_610_840),
    ("Mon, 2 Nov 2026 09:14:00", 1_793_610_840), ("Mon 02 Nov 2026 09:14:00 AM UTC", 1_793_610_840),
    ("Mon, 02 Nov 2026 04:14:00 EST", 1_793_610_840),
    ("2 November 2026 09:14 GMT+00:00", 1_793_610_840),
    ("1 Jan 70 00:00:00 GMT", 0),
  ])
  func `dates are read in every shape`(raw: String, seconds: Int64) {
    #expect(MailDate(raw.utf8)?.secondsSince1970 == seconds)
  }

  @Test(arguments: [
    "", "x", "morgen", "2 2026", "99 Nov 2026", "Nov", "-----", "1 Jan 99999 1:1:1",
  ])
  func `what is no date is none`(raw: String) {
    #expect(MailDate(raw.utf8) == nil)
  }

  @Test(
    arguments: [
      ("text/plain; charset=utf-8", "text/plain", "charset", "utf-8"),
      ("TEXT/HTML; CharSet=\"utf-8\" ; x=y", "text/html", "charset", "utf-8"),
      ("a/b; name*0=een; name*1=twee", "a/b", "name", "eentwee"),
      ("a/b; name*=utf-8''caf%C3%A9", "a/b", "name", "café"),
      ("a/b; name*1*=%A9; name*0*=utf-8'nl'caf%C3", "a/b", "name", "café"),
      ("a/b (c; charset=x); name=\"a;b\\\"c\"", "a/b", "name", "a;b\"c"),
      ("text/plain charset=utf-8", "text/plain", "charset", "utf-8"),
      ("a/b; name", "a/b", "name", nil), ("", "", "name", nil),
    ] as [(String, String, String, String?)])
  func `a type and its parameters are read`(
    raw: String, value: String, name: String, parameter: String?
  ) {
    #expect(ContentType(raw).value == value)
    #expect(ContentType(raw)[name] == parameter)
  }
}
