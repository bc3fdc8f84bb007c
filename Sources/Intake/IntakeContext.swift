import Feedback
import Markup

/// What an adapter may know besides the bytes: where the file lies and what the workspace's settings
/// say.
package struct IntakeContext: Sendable {
  /// The file's path as it is named in messages and in ``FeedbackItem/Source``.
  package var file: String
  /// Where times without an offset were written.
  package var zone: Zone
  /// The company's own side, which is never a customer.
  package var company: Company
  /// What the folder of the file says of the touchpoint; nil where it says nothing.
  package var touchpoint: Touchpoint?
  /// What the folder of the file says of the channel; nil where it says nothing.
  package var channel: Channel?
  /// Roles that the settings give to survey columns, by header as it stands in the file.
  package var surveyRoles: [String: String]
  /// Chat readings that the settings describe, tried in order before any other.
  package var chatRules: [ChatRule]
  /// The touchpoints' ids by their names, in lower case, in every language: for columns and folders.
  package var touchpointNames: [String: Touchpoint]

  package init(
    file: String, zone: Zone = .utc, company: Company = Company(), touchpoint: Touchpoint? = nil,
    channel: Channel? = nil, surveyRoles: [String: String] = [:], chatRules: [ChatRule] = [],
    touchpointNames: [String: Touchpoint] = [:]
  ) {
    self.file = file
    self.zone = zone
    self.company = company
    self.touchpoint = touchpoint
    self.channel = channel
    self.surveyRoles = surveyRoles
    self.chatRules = chatRules
    self.touchpointNames = touchpointNames
  }

  /// How the company's own people can be told apart.
  package struct Company: Sendable, Equatable {
    /// Lower-case e-mail addresses.
    package var addresses: Set<String>
    /// Lower-case domains; sub-domains count.
    package var domains: Set<String>
    /// Names as they stand in chats, in lower case.
    package var names: Set<String>

    package init(
      addresses: Set<String> = [], domains: Set<String> = [], names: Set<String> = []
    ) {
      self.addresses = addresses
      self.domains = domains
      self.names = names
    }
  }

  /// How to read a chat export that no adapter knows, by XPath relative to ``message`` where not
  /// said otherwise.
  package struct ChatRule: Sendable, Equatable {
    package var name: String
    /// Each transcript, from the root; nil where the file is one transcript.
    package var transcript: String?
    /// Each message, relative to the transcript.
    package var message: String
    package var speaker: String?
    package var role: String?
    package var time: String?
    package var text: String
    /// Which words of ``role`` mean whom, in lower case, where they are none that voc knows.
    package var roles: [String: FeedbackItem.Role]

    package init(
      name: String, transcript: String? = nil, message: String, speaker: String? = nil,
      role: String? = nil, time: String? = nil, text: String = ".",
      roles: [String: FeedbackItem.Role] = [:]
    ) {
      self.name = name
      self.transcript = transcript
      self.message = message
      self.speaker = speaker
      self.role = role
      self.time = time
      self.text = text
      self.roles = roles
    }

    /// Whether a text can be one of the paths.
    package static func isPath(_ text: String) -> Bool { XPathDocument.isPath(text) }
  }
}
