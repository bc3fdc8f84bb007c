import Bytes

/// The letters and the number of an item of a battery: `E1`, `exp_01`, `Q3_P`.
struct ItemCode {
  let letters: String
  let item: String

  init?(_ name: String) {
    guard name.utf8.contains(where: \.isASCIIDigit) else { return nil }
    var runs: [(isNumber: Bool, text: String)] = []
    var isNewWord = false
    for word in folded(name).split(separator: " ") {
      for character in word {
        let isNumber = character.isNumber
        if runs.last?.isNumber == isNumber, !isNewWord {
          runs[runs.count - 1].text.append(character)
        } else {
          runs.append((isNumber, String(character)))
        }
        isNewWord = false
      }
      isNewWord = true
    }
    guard runs.count >= 2, let last = runs.last,
      let code = last.isNumber ? runs.dropLast().last : last, !code.isNumber
    else { return nil }
    letters = code.text
    let others = last.isNumber ? runs.dropLast(2) + [last] : runs.dropLast()
    item = others.map { $0.isNumber ? String(Int($0.text) ?? 0) : $0.text }.joined(separator: " ")
    guard others.contains(where: \.isNumber) else { return nil }
  }
}
