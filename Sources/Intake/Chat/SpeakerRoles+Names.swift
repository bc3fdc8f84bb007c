import Feedback

// What words alone say of who speaks.
extension SpeakerRoles {
  /// What a speaker's name alone says; a family name says nothing.
  static func role(ofName name: String) -> FeedbackItem.Role? {
    switch role(ofWords: name) {
    case nil where isVisitorNumber(name): .customer
    case nil: isSentBySomeone(name) || isCalledBot(name) ? .agent : nil
    case let role?: isFamilyName(name) ? nil : role
    }
  }

  /// `V1762087212345678`: whom tawk.to has no name for.
  private static func isVisitorNumber(_ name: String) -> Bool {
    let digits = name.utf8.dropFirst()
    return name.utf8.first == UInt8(ascii: "V") && (10...20).contains(digits.count)
      && digits.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Whether the word that would tell is the family name of a person: "Peter Bot", "mevr. Bot".
  private static func isFamilyName(_ name: String) -> Bool {
    let lexicon = ChatLexicon.standard
    let words = ChatText.words(name)
    guard words.count > 1, let last = words.last, lexicon.isWord(last, .surname) else {
      return false
    }
    return words.dropLast().allSatisfy { lexicon.isNamePart($0) }
  }

  /// Whether a name is one word that ends in "bot", as programs are called: "Flowbot".
  private static func isCalledBot(_ name: String) -> Bool {
    name.utf8.count > 4 && name.utf8.suffix(3).elementsEqual("bot".utf8)
      && !name.utf8.contains(0x20)
      && !ChatLexicon.standard.isWord(name.lowercased(), .surname)
  }

  /// Whether a name says for whom its bearer speaks, as customers' names do not: "Tim from Stroomwijs".
  private static func isSentBySomeone(_ name: String) -> Bool {
    ChatLexicon.standard.contains(name, .agentJoint)
      && ChatText.words(name).dropFirst().dropLast()
        .contains { ChatLexicon.standard.isWord($0, .agentJoint) }
  }

  /// Whether a speaker's name, or a role, is that of a program.
  static func isBot(_ words: String) -> Bool {
    var bytes = words
    return bytes.withUTF8 { isBot($0) } ? !isFamilyName(words) : isCalledBot(words)
  }

  static func isBot(_ words: UnsafeBufferPointer<UInt8>) -> Bool {
    let lexicon = ChatLexicon.standard
    var isBot = lexicon.isBot(ChatWords.squashed(words))
    if !isBot {
      ChatWords.each(words) { word in
        isBot = lexicon.isBot(word)
        return isBot
      }
    }
    return isBot
  }

  /// What the words of a speaker's name, of a role attribute or of a class say.
  static func role(ofWords text: String) -> FeedbackItem.Role? {
    var text = text
    return text.withUTF8 { role(ofWords: $0) }
  }

  static func role(ofWords text: UnsafeBufferPointer<UInt8>) -> FeedbackItem.Role? {
    SaidRole(text).role
  }
}

/// What words say of who speaks, and whether that hangs on the words beside which they are used.
struct SaidRole {
  let role: FeedbackItem.Role?
  let doubt: DoubtfulRole?

  /// "Customer service" is an agent, and so is a "system bot"; "end user" is in no doubt.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    var words = Words()
    words.take(ChatWords.squashed(text))
    if !ChatWords.isOneWord(text) {
      ChatWords.each(text) { word in
        words.take(word)
        return false
      }
    }
    role =
      words.isAgent
      ? .agent : words.isCustomer || words.isUser ? .customer : words.isSystem ? .system : nil
    if words.isAside, !words.isSystem {
      doubt = .aside
    } else if words.isAgent || words.isCustomer || words.isSystem {
      doubt = nil
    } else {
      doubt =
        words.isUser ? .user : words.isExternal ? .external : words.isInternal ? .internal : nil
    }
  }

  private struct Words {
    var isAgent = false
    var isCustomer = false
    var isSystem = false
    var isUser = false
    var isExternal = false
    var isInternal = false
    var isAside = false

    mutating func take(_ word: UInt64) {
      switch ChatLexicon.standard.role(word) {
      case nil: break
      case .agentName?: isAgent = true
      case .customerName?: isCustomer = true
      case .userName?: isUser = true
      case .externalName?: isExternal = true
      case .internalName?: isInternal = true
      case .asideName?: isAside = true
      default: isSystem = true
      }
    }
  }
}
