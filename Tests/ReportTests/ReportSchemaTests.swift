import Foundation
import Testing

@testable import Report

/// The JSON of a report against the schema that `voc report --schema` prints.
@Suite("The report's JSON schema")
struct ReportSchemaTests {
  private let schema: Schema

  init() throws {
    let parsed = try JSONSerialization.jsonObject(with: Data(ReportSchema.json.utf8))
    schema = Schema(root: try #require(parsed as? [String: Any]))
  }

  private func faults(of evidence: WeekEvidence) throws -> [String] {
    let json = try JSONReport(WeeklyReport(evidence)).json()
    return schema.faults(of: try JSONSerialization.jsonObject(with: Data(json.utf8)))
  }

  @Test func `full, sparse and empty reports and a team's part keep to the schema`() throws {
    let full = InventedWeek.evidence(perWeek: 240)
    var empty = full
    empty.observations = []
    empty.themes = []
    empty.quotes = []
    var month = full
    month.period = try #require(ReportPeriod("2026-10"))
    let part = full.restricted(to: try #require(full.teams.first))
    let sparse = [6, 40, 90].map { InventedWeek.evidence(perWeek: $0) }
    for evidence in [full, empty, month, part] + sparse {
      #expect(try faults(of: evidence) == [])
    }
  }

  @Test func `what the schema does not know is found`() throws {
    let json = try JSONReport(WeeklyReport(InventedWeek.evidence())).json()
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8))
    var report = try #require(object as? [String: Any])
    report["extra"] = 1
    report["company"] = nil
    report["zone"] = 5
    #expect(schema.faults(of: report) == ["/extra unknown", "/zone no string", "/company missing"])
  }
}

/// The parts of JSON Schema that the report's schema uses.
private struct Schema {
  let root: [String: Any]

  func faults(of value: Any) -> [String] { faults(of: value, by: root, at: "") }

  private func faults(of value: Any, by rule: [String: Any], at place: String) -> [String] {
    if let reference = rule["$ref"] as? String {
      let name = reference.replacing("#/$defs/", with: "")
      let definitions = root["$defs"] as? [String: [String: Any]]
      guard let rule = definitions?[name] else { return ["\(place) refers to nothing"] }
      return faults(of: value, by: rule, at: place)
    }
    if let constant = rule["const"] as? String {
      return value as? String == constant ? [] : ["\(place) no \(constant)"]
    }
    if let choices = rule["enum"] as? [String] {
      return (value as? String).map(choices.contains) == true ? [] : ["\(place) no choice"]
    }
    switch rule["type"] as? String {
    case "object": return faults(ofObject: value, by: rule, at: place)
    case "array": return faults(ofArray: value, by: rule, at: place)
    case "string": return value is String ? [] : ["\(place) no string"]
    case "boolean": return isBoolean(value) ? [] : ["\(place) no boolean"]
    case "integer":
      return isNumber(value)
        && (value as? NSNumber)?.doubleValue.rounded()
          == (value as? NSNumber)?.doubleValue
        ? [] : ["\(place) no integer"]
    case "number": return isNumber(value) ? [] : ["\(place) no number"]
    default: return ["\(place) has no rule"]
    }
  }

  private func isBoolean(_ value: Any) -> Bool {
    (value as? NSNumber).map { $0 === NSNumber(value: true) || $0 === NSNumber(value: false) }
      ?? (value is Bool)
  }

  private func isNumber(_ value: Any) -> Bool { value is NSNumber && !(value is String) }

  private func faults(
    ofObject value: Any, by rule: [String: Any], at place: String
  ) -> [String] {
    guard let object = value as? [String: Any] else { return ["\(place) no object"] }
    let known = rule["properties"] as? [String: [String: Any]] ?? [:]
    let others = rule["additionalProperties"] as? [String: Any]
    let inside = object.sorted { $0.key < $1.key }.flatMap { key, value in
      guard let rule = known[key] ?? others else { return ["\(place)/\(key) unknown"] }
      return faults(of: value, by: rule, at: "\(place)/\(key)")
    }
    let required = rule["required"] as? [String] ?? []
    return inside + required.filter { object[$0] == nil }.map { "\(place)/\($0) missing" }
  }

  private func faults(ofArray value: Any, by rule: [String: Any], at place: String) -> [String] {
    guard let array = value as? [Any], let items = rule["items"] as? [String: Any] else {
      return ["\(place) no array"]
    }
    let length = (rule["minItems"] as? Int ?? 0)...(rule["maxItems"] as? Int ?? .max)
    return (length.contains(array.count) ? [] : ["\(place) has \(array.count) elements"])
      + array.enumerated().flatMap { faults(of: $1, by: items, at: "\(place)/\($0)") }
  }
}
