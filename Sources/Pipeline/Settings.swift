import Feedback
import Intake

/// What a workspace's `voc.yaml` says. Every field has a default, so that an empty file works.
package struct Settings: Sendable, Equatable {
  package var companyName = Settings.unnamedCompany
  /// The company's own side, which is never a customer.
  package var company = IntakeContext.Company()
  /// Where weeks begin and local times were written.
  package var zone: Zone
  /// Of the report, where no other is asked for.
  package var language = LanguageCode.dutch
  /// How long items are kept, in months; nil keeps them for ever.
  package var retentionMonths: Int?
  /// What a sub-folder of the inbox says, by its name in lower case.
  package var folders: [String: FolderHint] = [:]
  /// Who acts on a touchpoint.
  package var teams: [Touchpoint: String] = [:]
  /// Roles of survey columns, by header as it stands in the file.
  package var surveyRoles: [String: String] = [:]
  package var chatRules: [IntakeContext.ChatRule] = []

  /// What a company is called that has not said its name.
  package static let unnamedCompany = "Uw bedrijf"

  package init(zone: Zone) { self.zone = zone }

  /// What a folder says of the files in it.
  package struct FolderHint: Sendable, Equatable {
    package var touchpoint: Touchpoint?
    package var channel: Channel?

    package init(touchpoint: Touchpoint? = nil, channel: Channel? = nil) {
      self.touchpoint = touchpoint
      self.channel = channel
    }
  }

  /// The zone of a workspace that names none.
  package static let defaultZoneName = "Europe/Amsterdam"
}
