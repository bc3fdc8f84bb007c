import Archive
import Feedback
import Intake

/// An archived item as JSON: what `voc extract` says of it, and its reading.
struct ArchivedLine: Encodable {
  let archived: ArchivedItem

  init(_ archived: ArchivedItem) { self.archived = archived }

  private enum Key: String, CodingKey {
    case id, item, reading, lexicons
  }

  func encode(to encoder: any Encoder) throws {
    var line = encoder.container(keyedBy: Key.self)
    try line.encode(archived.id.description, forKey: .id)
    try line.encode(ItemLine(archived.item), forKey: .item)
    try line.encode(
      ReadingLine(
        id: archived.id.description, text: archived.item.text, reading: archived.reading),
      forKey: .reading)
    try line.encode(archived.lexiconVersion, forKey: .lexicons)
  }
}
