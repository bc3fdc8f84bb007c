/// How a feedback item reached the company. Never confused with ``Touchpoint``, which says where in
/// the customer's journey it happened.
package enum Channel: String, Sendable, Codable, CaseIterable, Hashable {
  case email, survey, chat, phone, social, web, inperson
}
