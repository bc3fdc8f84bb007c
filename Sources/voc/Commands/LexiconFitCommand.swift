import Analysis
import ArgumentParser
import Foundation
import Pipeline

struct LexiconFitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Fits valences and new entries to texts that your people have labelled.",
    discussion: """
      A labelled file has tabs between its columns and a header that names them: label and text, and \
      if you like id, lang and score. A label is neg, neu or pos (or negative, negatief, -1, …). Five \
      hundred texts or more are worth the while; with fewer, words move less, and the neutral band \
      moves with three hundred or more, thirty of each label.

      The values that are in force are where the fit starts, and where a word stays that few texts \
      have. Lines are written to the workspace's lexicons/ with "fitted" in the last column; a \
      second fit replaces them, lines by hand stay. The figures are those of texts that the fit has \
      not seen: each part of the file is read by a fit on the other parts.

      Examples:
        voc lexicon fit -w feedback labelled.tsv
        voc lexicon fit --dry-run a.tsv b.tsv         several sources: each keeps its own cut-points
        voc lexicon fit --dry-run --across *.tsv      each file read by a fit on the others

      Exit status: 0 done; 2 failed.
      """)

  @OptionGroup var options: WorkspaceOptions

  @Flag(help: "Show the figures; write nothing. Needs no workspace.")
  var dryRun = false

  @Flag(help: "Read each file by a fit on all others, instead of part by part.")
  var across = false

  @Flag(help: "Start from the values as they were set by hand, before any fit of the shipped ones.")
  var fromHand = false

  @Option(help: ArgumentHelp("Parts for the test on unseen texts.", valueName: "k"))
  var folds = 5

  @Option(help: ArgumentHelp("How far a valence may move: a standard deviation.", valueName: "sd"))
  var leeway = 0.6

  @Option(help: ArgumentHelp("New entries at most.", valueName: "n"))
  var new = 250

  @Option(help: ArgumentHelp("0: every text counts alike; 1: every label does.", valueName: "0…1"))
  var evenness = 0.6

  @Option(
    help: "The edges of the neutral band: own (of each file; not written), shared or kept.")
  var cuts = OrdinalModel.Cutting.shared

  @Flag(help: "Give the figures and the lines as JSON.")
  var json = false

  @Argument(help: ArgumentHelp("Labelled texts, tab-separated.", valueName: "file"))
  var files: [String]

  func validate() throws {
    guard (2...50).contains(folds) else { throw ValidationError("--folds is from 2 to 50") }
    guard leeway > 0, leeway <= 4 else { throw ValidationError("--leeway is above 0, at most 4") }
    guard !across || files.count > 1 else { throw ValidationError("--across needs two files") }
  }

  func run() throws {
    let sets = try files.map(LabelledFile.read)
    let overlay =
      dryRun
      ? options.workspace == nil ? nil : try options.located().lexicons
      : try options.located().lexicons
    let scratch = try ScratchLexicons(base: overlay, fromHand: fromHand)
    defer { scratch.remove() }
    var settings = LexiconFit.Settings()
    settings.leeway = leeway
    settings.newLeeway = leeway
    settings.mostNew = new
    settings.evenness = evenness
    settings.cutting = cuts
    let fit = LexiconFit(settings: settings, load: scratch.lexicons)
    for caution in fit.cautions(sets) { Output.complain(caution) }
    var progress = Progress()
    let outcomes =
      across
      ? try fit.acrossSets(sets) { part in
        progress.show("fit without \(sets[part].name)")
      }
      : try fit.cross(sets, folds: folds) { fold in
        progress.show("part \(fold + 1) of \(folds)")
      }
    progress.clear()
    let lexicon = try fit.fit(sets)
    let text = FitText(sets: sets, outcomes: outcomes, lexicon: lexicon)
    if json { Output.line(try JSONText.laidOut(text)) } else { text.show(all: dryRun) }
    if !dryRun, let overlay {
      for path in try scratch.write(lexicon, to: overlay) { Output.complain("wrote \(path)") }
    }
  }
}

extension OrdinalModel.Cutting: ExpressibleByArgument {}
