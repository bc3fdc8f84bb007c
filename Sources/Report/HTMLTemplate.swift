/// The Mustache templates of the report. Only `{{value}}`, which escapes, never `{{{value}}}`.
enum HTMLTemplate {
  static let page = #"""
    {{> head}}
    <header class="masthead">
    <p class="eyebrow"><bdi>{{company}}</bdi> · {{words.voiceOfCustomer}}</p>
    <h1>{{title}}</h1>
    {{#period}}
    <p class="period">{{period}}</p>
    {{/period}}
    </header>
    <main id="main">
    <section class="opening" aria-label="{{words.keyFigures}}">
    <p class="lead">{{lead}} <strong>{{action}}</strong></p>
    {{#volume}}
    <p class="volume">{{volume}}</p>
    {{/volume}}
    {{^empty(tiles)}}
    <dl class="tiles">
    {{#tiles}}
    <div class="tile">
    <dt>{{name}}</dt>
    {{#isWithheld}}
    <dd><span class="withheld">{{value}}</span></dd>
    {{/isWithheld}}
    {{^isWithheld}}
    <dd><span class="big">{{value}}</span> <span class="detail">{{detail}}</span>
    {{#spark}}{{> spark}}{{/spark}}
    <span class="detail">{{#note}}{{note}} · {{/note}}{{count}}</span></dd>
    {{/isWithheld}}
    </div>
    {{/tiles}}
    </dl>
    {{/empty(tiles)}}
    </section>
    <nav class="contents" aria-label="{{words.contents}}">
    <a href="#gaps">{{words.gapHeading}}</a>
    <a href="#promises">{{words.promisesHeading}}</a>
    <a href="#scores">{{words.scoresHeading}}</a>
    <a href="#changes">{{words.changesHeading}}</a>
    <a href="#themes">{{words.whyLink}}</a>
    <a href="#teams">{{words.teamsHeading}}</a>
    <a href="#follow-ups">{{words.followUpsHeading}}</a>
    <a href="#volumes">{{words.volumesHeading}}</a>
    <a href="#method">{{words.methodHeading}}</a>
    </nav>
    {{> gaps}}
    {{> importance}}
    {{> promises}}
    {{> scores}}
    {{> changes}}
    {{> themes}}
    {{> searches}}
    {{> teams}}
    {{> followUps}}
    {{> quality}}
    {{> method}}
    </main>
    </body>
    </html>

    """#

  /// What stands on its own.
  static let pages: [(name: String, source: String)] = [
    ("page", page), ("mail", mail), ("index", index),
  ]

  /// What the pages are put together from.
  static let partials: [(name: String, source: String)] = [
    ("head", head), ("style", Stylesheet.css), ("openDot", openDot), ("key", key), ("spark", spark),
    ("figure", figure), ("dumbbells", dumbbells), ("rowName", rowName),
    ("quotes", quotes), ("told", told), ("gaps", gaps), ("importance", importance),
    ("promises", promises),
    ("scores", scores),
    ("changes", changes), ("changeHead", changeHead), ("themes", themes),
    ("searches", searches), ("teams", teams),
    ("followUps", followUps), ("quality", quality), ("method", method), ("mailHead", mailHead),
  ]

  /// From the first byte to the link that skips the masthead.
  private static let head = #"""
    <!DOCTYPE html>
    <html lang="{{language}}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>{{company}} · {{words.voiceOfCustomer}}{{#title}} · {{.}}{{/title}}</title>
    <style>
    {{> style}}
    </style>
    </head>
    <body>
    <a class="skip" href="#main">{{words.skipLink}}</a>

    """#

  private static let openDot = #"""
    <svg class="mark" width="14" height="14" aria-hidden="true"><circle class="expected" cx="7" cy="7" r="5.5"/></svg>
    """#

  private static let key = #"""
    <span><svg class="mark" width="14" height="14" aria-hidden="true"><circle class="experienced" cx="7" cy="7" r="5"/></svg> {{words.legendExperience}}</span> <span><svg class="mark" width="22" height="14" aria-hidden="true"><rect class="range" x="1" y="3" width="20" height="8"/></svg> {{words.legendInterval}}</span>
    """#

  private static let spark = #"""
    <svg class="spark" viewBox="0 0 {{width}} {{height}}" width="{{width}}" height="{{height}}" aria-hidden="true" focusable="false">
    {{#zero}}<line class="zero" x1="0" x2="{{width}}" y1="{{zero}}" y2="{{zero}}"/>{{/zero}}
    <path class="band" d="{{band}}"/><path class="line" d="{{line}}"/>
    {{#dots}}<circle class="dot" cx="{{x}}" cy="{{y}}" r="2.6"/>{{/dots}}
    </svg>
    """#

  /// A figure and, below it, its interval.
  private static let figure = #"""
    {{#isWithheld}}<span class="withheld">{{value}}</span>{{/isWithheld}}{{^isWithheld}}<span class="num{{#isBad}} bad{{/isBad}}">{{value}}</span><span class="detail">{{detail}}</span><span class="detail">{{count}}</span>{{/isWithheld}}
    """#

  private static let rowName = #"""
    {{#name.whole}}<span class="unseen">{{.}} · </span>{{/name.whole}}{{name.text}}
    """#

  private static let dumbbells = #"""
    <div class="row">
    <span class="label{{#name.whole}} part{{/name.whole}}">{{> rowName}}{{#note}} <span class="detail">{{note}}</span>{{/note}}</span>
    <svg class="strip{{#isBad}} bad{{/isBad}}" height="24" aria-hidden="true" focusable="false">
    <line class="axis" x1="0" x2="100%" y1="12" y2="12"/>
    <rect class="range" x="{{low}}" y="8" width="{{width}}" height="8"/>
    <line class="end" x1="{{low}}" x2="{{low}}" y1="6" y2="18"/><line class="end" x1="{{high}}" x2="{{high}}" y1="6" y2="18"/>
    <line class="join" x1="{{from}}" x2="{{to}}" y1="12" y2="12"/>
    <circle class="expected" cx="{{from}}" cy="12" r="6.5"/><circle class="experienced" cx="{{to}}" cy="12" r="4.8"/>
    </svg>
    <span class="value"><span class="num{{#isBad}} bad{{/isBad}}">{{value}}</span> <span class="detail">{{interval}}</span></span>
    </div>
    """#

  private static let quotes = #"""
    <blockquote><span class="role">{{role}}</span>
    <p lang="{{language}}" dir="auto">{{text}}</p>
    <footer>{{source}} · <bdi class="id">{{id}}</bdi></footer></blockquote>
    """#

  private static let gaps = #"""
    <section aria-labelledby="gaps">
    <h2 id="gaps">{{words.gapHeading}}</h2>
    {{^empty(gapRows)}}
    <p class="intro">{{words.gapIntro}}</p>
    {{/empty(gapRows)}}
    {{^empty(expressed)}}
    <figure class="dumbbells">
    <figcaption>{{words.expressedCaption}}. <span class="key"><span>{{> openDot}} {{words.asExpected}}</span> {{> key}}</span></figcaption>
    <div class="row scale" aria-hidden="true"><span></span><span class="ticks"><span>−100</span><span>0</span><span>+100</span></span><span></span></div>
    {{#expressed}}
    {{> dumbbells}}
    {{/expressed}}
    </figure>
    {{/empty(expressed)}}
    {{^empty(stated)}}
    <figure class="dumbbells">
    <figcaption>{{words.statedCaption}}. <span class="key"><span>{{> openDot}} {{words.legendExpectation}}</span> {{> key}}</span></figcaption>
    <div class="row scale" aria-hidden="true"><span></span><span class="ticks"><span>0</span><span>50</span><span>100</span></span><span></span></div>
    {{#stated}}
    {{> dumbbells}}
    {{/stated}}
    </figure>
    {{/empty(stated)}}
    {{^empty(gapRows)}}
    <div class="scroll" role="group" aria-label="{{words.gapTable}}" tabindex="0">
    <table class="stack">
    <caption>{{words.gapTable}}<span class="detail">{{words.gapTableIntro}}</span></caption>
    <thead><tr><th scope="col">{{words.touchpoint}}</th><th scope="col" class="n">{{words.expressedGap}}</th><th scope="col" class="n">{{words.statedGap}}</th><th scope="col" class="n">{{words.promisesKept}}</th><th scope="col" class="n">{{words.experience}}</th><th scope="col" class="n">{{words.items}}</th><th scope="col" class="n">{{words.people}}</th></tr></thead>
    <tbody>
    {{#gapRows}}
    <tr><th scope="row"{{#name.whole}} class="part"{{/name.whole}}>{{> rowName}}{{#note}} <span class="detail">{{note}}</span>{{/note}}</th>
    <td class="n" data-label="{{words.expressedGap}}">{{#expressed}}{{> figure}}{{/expressed}}</td><td class="n" data-label="{{words.statedGap}}">{{#stated}}{{> figure}}{{/stated}}</td><td class="n" data-label="{{words.promisesKept}}">{{#kept}}{{> figure}}{{/kept}}</td><td class="n" data-label="{{words.experience}}">{{#tone}}{{> figure}}{{/tone}}</td><td class="n" data-label="{{words.items}}">{{items}}</td><td class="n" data-label="{{words.people}}">{{people}}</td></tr>
    {{/gapRows}}
    </tbody>
    </table>
    </div>
    {{/empty(gapRows)}}
    {{#shieldedNote}}
    <p class="note">{{shieldedNote}}</p>
    {{/shieldedNote}}
    {{#gapNote}}
    <p class="note">{{gapNote}}</p>
    {{/gapNote}}
    </section>
    """#

  private static let promises = #"""
    <section aria-labelledby="promises">
    <h2 id="promises">{{words.promisesHeading}}</h2>
    {{#empty(promises)}}
    <p class="note">{{promiseNote}}</p>
    {{/empty(promises)}}
    {{^empty(promises)}}
    <p class="intro">{{words.promisesIntro}}</p>
    <div class="scroll" role="group" aria-label="{{words.promisesHeading}}" tabindex="0">
    <table class="stack">
    <thead><tr><th scope="col">{{words.touchpoint}}</th><th scope="col" class="n">{{words.keptRate}}</th><th scope="col" class="n">{{words.kept}}</th><th scope="col" class="n">{{words.broken}}</th><th scope="col" class="n">{{words.open}}</th><th scope="col">{{words.promisedActual}}</th></tr></thead>
    <tbody>
    {{#promises}}
    <tr><th scope="row">{{touchpoint}}{{#note}} <span class="detail">{{note}}</span>{{/note}}</th><td class="n" data-label="{{words.keptRate}}">{{#rate}}{{> figure}}{{/rate}}</td><td class="n" data-label="{{words.kept}}">{{kept}}</td><td class="n" data-label="{{words.broken}}">{{broken}}</td><td class="n" data-label="{{words.open}}">{{open}}</td><td data-label="{{words.promisedActual}}">{{#sizes}}<span class="line">{{.}}</span>{{/sizes}}{{^sizes}}{{words.none}}{{/sizes}}</td></tr>
    {{/promises}}
    </tbody>
    </table>
    </div>
    <div class="quotes">
    {{#promises}}
    {{#quotes}}
    {{> quotes}}
    {{/quotes}}
    {{/promises}}
    </div>
    {{/empty(promises)}}
    </section>
    """#

  private static let scores = #"""
    <section aria-labelledby="scores">
    {{#empty(multiples)}}
    <h2 id="scores">{{words.scoresHeading}}</h2>
    <p class="note">{{words.noScores}}</p>
    {{/empty(multiples)}}
    {{^empty(multiples)}}
    <div class="whole">
    <h2 id="scores">{{words.scoresHeading}}</h2>
    <p class="intro">{{words.scoresIntro}}</p>
    <div class="multiples">
    {{#multiples}}
    <figure class="multiple">
    <figcaption>{{name}} <span class="num">{{value}}</span> <span class="detail">{{detail}}</span></figcaption>
    {{#spark}}{{> spark}}{{/spark}}
    <p class="detail ends"><span>↓ {{low}}</span><span>↑ {{high}}</span></p>
    </figure>
    {{/multiples}}
    </div>
    {{#effortNote}}
    <p class="note">{{effortNote}}</p>
    {{/effortNote}}
    </div>
    <div class="scroll" role="group" aria-label="{{words.trend13}}" tabindex="0">
    <table class="stack">
    <caption>{{words.trend13}}</caption>
    <thead><tr><th scope="col">{{words.weekColumn}}</th>{{#weekColumns}}<th scope="col" class="n">{{.}}</th>{{/weekColumns}}</tr></thead>
    <tbody>
    {{#weekRows}}
    <tr><th scope="row" class="date">{{week}}</th>{{#values}}<td class="n" data-label="{{label}}">{{#cell}}{{> figure}}{{/cell}}</td>{{/values}}</tr>
    {{/weekRows}}
    </tbody>
    </table>
    </div>
    {{/empty(multiples)}}
    </section>
    """#
}
