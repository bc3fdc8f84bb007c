import Archive
import Bytes
import Intake

/// An archived item as JSON: what `voc extract` says of it, and its reading.
struct ArchivedLine {
  let archived: ArchivedItem

  init(_ archived: ArchivedItem) { self.archived = archived }

  /// The line without its line break, keys in alphabetical order.
  func json() -> String {
    let id = archived.id.description
    let reading = ReadingLine(id: id, text: archived.item.text, reading: archived.reading)
    var json = JSONWriter()
    json.open()
    json.put("id", id)
    json.put("item", json: ItemLine(archived.item).json())
    json.put("lexicons", archived.lexiconVersion)
    json.open("reading")
    reading.putMembers(&json)
    json.close()
    json.close()
    return json.text
  }
}
