import Archive

extension FeedbackArchive {
  /// The item whose id begins as a person typed it; nil, with the reason on standard error, where
  /// there is none or several.
  func item(typed id: String) throws -> ArchivedItem? {
    let key: ItemID
    do {
      key = try resolve(id)
    } catch {
      guard error.code == .noSuchItem || error.code == .ambiguousItem else { throw error }
      Output.complain("\(id): \(error.detail)")
      return nil
    }
    return try item(key)
  }
}
