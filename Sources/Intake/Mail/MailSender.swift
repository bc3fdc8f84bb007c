import Feedback
import Mail

/// Who wrote a message, and whether that is the company's own side.
struct MailSender {
  let name: String?
  let address: String?
  let isCompany: Bool
  /// Whether a form on the company's own site wrote for a customer.
  let isForm: Bool

  /// A form on the company's own site sends as the company and names the customer in `Reply-To`.
  init(_ message: MailMessage, company: IntakeContext.Company) {
    let from = message.from ?? message.addresses("sender").first
    let isOwn = company.has(from?.address)
    if isOwn, !message.hasField("in-reply-to"),
      let reply = message.addresses("reply-to").first, !company.has(reply.address)
    {
      (name, address, isCompany, isForm) = (reply.name, reply.address, false, true)
    } else {
      (name, address, isCompany, isForm) = (from?.name, from?.address, isOwn, false)
    }
  }
}

extension IntakeContext.Company {
  /// Whether an address is one of the company's, or of one of its domains.
  func has(_ address: String?) -> Bool {
    guard let address, !(addresses.isEmpty && domains.isEmpty) else { return false }
    let lower = address.lowercased()
    if addresses.contains(lower) { return true }
    guard let sign = lower.lastIndex(of: "@") else { return false }
    var domain = lower[lower.index(after: sign)...]
    while true {
      if domains.contains(String(domain)) { return true }
      guard let dot = domain.firstIndex(of: ".") else { return false }
      domain = domain[domain.index(after: dot)...]
    }
  }
}
