import Feedback

/// What tables withhold, by cell and by measure, so that other tables of the same people can withhold
/// it too: the part of a report that is sent to one team must not say what the whole does not.
package struct Withheld: Sendable, Equatable {
  private var cells: [[Coordinate]: Suppression] = [:]
  private var measures: [[Coordinate]: [GapMeasure: Suppression]] = [:]

  /// Nothing.
  package init() {}

  package init(_ tables: TouchpointTables) {
    for cell in tables.touchpoints.cells + tables.cells.cells {
      cells[cell.key] = cell.suppression
      measures[cell.key] = cell.figures?.withheldMeasures
    }
  }

  package var isEmpty: Bool { cells.isEmpty && measures.values.allSatisfy(\.isEmpty) }

  /// Why the whole cell is withheld; nil where it is not.
  package func reason(for key: [Coordinate]) -> Suppression? { cells[key] }

  /// Why that measure of the cell is withheld, by itself or with the cell; nil where it is not.
  package func reason(for measure: GapMeasure, of key: [Coordinate]) -> Suppression? {
    cells[key] ?? measures[key]?[measure]
  }
}
