import Feedback
import Mail

/// Who wrote a message, and whether that is the company's own side.
struct MailSender {
  let name: String?
  let address: String?
  let isCompany: Bool

  /// A form on the company's own site sends as the company and names the customer in `Reply-To`.
  init(_ message: MailMessage, company: IntakeContext.Company) {
    let from = message.addresses("from").first ?? message.addresses("sender").first
    let isOwn = company.has(from?.address)
    if isOwn, !message.hasField("in-reply-to"),
      let reply = message.addresses("reply-to").first, !company.has(reply.address)
    {
      (name, address, isCompany) = (reply.name, reply.address, false)
    } else {
      (name, address, isCompany) = (from?.name, from?.address, isOwn)
    }
  }
}

extension IntakeContext.Company {
  /// Whether an address is one of the company's, or of one of its domains.
  func has(_ address: String?) -> Bool {
    guard let address = address?.lowercased() else { return false }
    if addresses.contains(address) { return true }
    guard let sign = address.lastIndex(of: "@") else { return false }
    var domain = address[address.index(after: sign)...]
    while true {
      if domains.contains(String(domain)) { return true }
      guard let dot = domain.firstIndex(of: ".") else { return false }
      domain = domain[domain.index(after: dot)...]
    }
  }
}
