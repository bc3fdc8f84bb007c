extension HTMLTemplate {
  static let changes = #"""
    <section aria-labelledby="changes">
    <h2 id="changes">{{words.changesHeading}}</h2>
    {{#changesIntro}}
    <p class="intro">{{changesIntro}}</p>
    {{/changesIntro}}
    <h3>{{words.against1}}</h3>
    {{#empty(changes)}}
    <p class="note">{{changeNote}}</p>
    {{/empty(changes)}}
    {{^empty(changes)}}
    <div class="scroll" role="group" aria-label="{{words.against1}}" tabindex="0">
    <table class="stack">
    <thead><tr><th scope="col">{{words.touchpoint}}</th><th scope="col">{{words.measure}}</th><th scope="col" class="n">{{words.before}}</th>{{> changeHead}}</tr></thead>
    <tbody>
    {{#changes}}
    <tr><th scope="row">{{place}}</th><td data-label="{{words.measure}}">{{measure}}</td><td class="n" data-label="{{words.before}}">{{before}}</td><td class="n" data-label="{{words.now}}"><span class="num">{{after}}</span></td><td class="n" data-label="{{words.chance}}">{{chance}}</td></tr>
    {{/changes}}
    </tbody>
    </table>
    </div>
    {{/empty(changes)}}
    <h3>{{words.against12}}</h3>
    {{#empty(longChanges)}}
    <p class="note">{{longChangeNote}}</p>
    {{/empty(longChanges)}}
    {{^empty(longChanges)}}
    <div class="scroll" role="group" aria-label="{{words.against12}}" tabindex="0">
    <table class="stack">
    <thead><tr><th scope="col">{{words.touchpoint}}</th><th scope="col">{{words.measure}}</th><th scope="col" class="n">{{words.before12}}</th>{{> changeHead}}</tr></thead>
    <tbody>
    {{#longChanges}}
    <tr><th scope="row">{{place}}</th><td data-label="{{words.measure}}">{{measure}}</td><td class="n" data-label="{{words.before12}}">{{before}}</td><td class="n" data-label="{{words.now}}"><span class="num">{{after}}</span></td><td class="n" data-label="{{words.chance}}">{{chance}}</td></tr>
    {{/longChanges}}
    </tbody>
    </table>
    </div>
    {{/empty(longChanges)}}
    </section>
    """#

  static let importance = #"""
    {{^empty(importance)}}
    <section aria-labelledby="importance">
    <h2 id="importance">{{words.importanceHeading}}</h2>
    <p class="intro">{{words.importanceIntro}}</p>
    <div class="scroll" role="group" aria-label="{{words.importanceHeading}}" tabindex="0">
    <table class="stack">
    <thead><tr><th scope="col">{{words.touchpoint}}</th><th scope="col" class="n">{{words.importance}}</th><th scope="col" class="n">{{words.performance}}</th><th scope="col">{{words.advice}}</th></tr></thead>
    <tbody>
    {{#importance}}
    <tr><th scope="row">{{touchpoint}}</th><td class="n" data-label="{{words.importance}}">{{importance}}</td><td class="n" data-label="{{words.performance}}">{{performance}}</td><td data-label="{{words.advice}}">{{#isBad}}<span class="num bad">{{quadrant}}</span>{{/isBad}}{{^isBad}}{{quadrant}}{{/isBad}}</td></tr>
    {{/importance}}
    </tbody>
    </table>
    </div>
    {{#importanceNote}}
    <p class="note">{{importanceNote}}</p>
    {{/importanceNote}}
    </section>
    {{/empty(importance)}}
    """#

  static let changeHead = #"""
    <th scope="col" class="n">{{words.now}}</th><th scope="col" class="n">{{words.chance}}</th>
    """#

  static let themes = #"""
    <section aria-labelledby="themes">
    <h2 id="themes">{{words.themesHeading}}</h2>
    {{#empty(themes)}}
    <p class="note">{{words.noThemes}}</p>
    {{/empty(themes)}}
    {{^empty(themes)}}
    <p class="intro">{{words.themesIntro}}</p>
    <div class="scroll" role="group" aria-label="{{words.themesHeading}}" tabindex="0">
    <table class="stack">
    <thead><tr><th scope="col">{{words.theme}}</th><th scope="col" class="n">{{words.impact}}</th><td class="bars"></td><th scope="col" class="n">{{words.fairPart}}</th><th scope="col" class="n">{{words.sentiment}}</th><th scope="col" class="n">{{words.items}}</th><th scope="col" class="n">{{words.people}}</th></tr></thead>
    <tbody>
    {{#themes}}
    <tr><th scope="row">{{name}}{{#note}} <span class="detail">{{note}}</span>{{/note}}</th><td class="n" data-label="{{words.impact}}">{{#impact}}{{> figure}}{{/impact}}</td><td class="bars">{{#bar}}<svg class="bar{{#isBad}} bad{{/isBad}}" viewBox="0 0 120 14" width="120" height="14" aria-hidden="true" focusable="false"><rect class="fill" x="{{x}}" y="3" width="{{width}}" height="8"/><line class="middle" x1="60" x2="60" y1="0" y2="14"/></svg>{{/bar}}</td><td class="n" data-label="{{words.fairPart}}">{{fairPart}}</td><td class="n" data-label="{{words.sentiment}}">{{#tone}}<span class="num{{#isBad}} bad{{/isBad}}">{{value}}</span><span class="detail">{{detail}}</span>{{/tone}}</td><td class="n" data-label="{{words.items}}">{{items}}</td><td class="n" data-label="{{words.people}}">{{people}}</td></tr>
    {{/themes}}
    </tbody>
    </table>
    </div>
    {{#moreThemes}}
    <p class="note">{{moreThemes}}</p>
    {{/moreThemes}}
    {{/empty(themes)}}
    {{^empty(costliest)}}
    <h3>{{words.costsMost}}</h3>
    {{#costliest}}
    {{> told}}
    {{/costliest}}
    {{/empty(costliest)}}
    {{^empty(kindest)}}
    <h3>{{words.helpsMost}}</h3>
    {{#kindest}}
    {{> told}}
    {{/kindest}}
    {{/empty(kindest)}}
    </section>
    """#

  static let told = #"""
    <article class="theme">
    <h4>{{name}}</h4>
    <div class="quotes">
    {{#quotes}}
    {{> quotes}}
    {{/quotes}}
    </div>
    </article>
    """#

  static let searches = #"""
    {{^empty(searches)}}
    <section aria-labelledby="searches">
    <h2 id="searches">{{words.searchesHeading}}</h2>
    <div class="scroll" role="group" aria-label="{{words.searchesHeading}}" tabindex="0">
    <table class="stack">
    <thead><tr><th scope="col">{{words.search}}</th><th scope="col" class="n">{{words.items}}</th><th scope="col" class="n">{{words.before}}</th><th scope="col" class="n">{{words.experience}}</th></tr></thead>
    <tbody>
    {{#searches}}
    <tr><th scope="row"><bdi>{{name}}</bdi>{{#note}} <span class="detail">{{note}}</span>{{/note}}<span class="detail"><bdi>{{query}}</bdi></span></th><td class="n" data-label="{{words.items}}">{{items}}</td><td class="n" data-label="{{words.before}}">{{before}}</td><td class="n" data-label="{{words.experience}}">{{#tone}}{{> figure}}{{/tone}}</td></tr>
    {{/searches}}
    </tbody>
    </table>
    </div>
    </section>
    {{/empty(searches)}}
    """#

  static let teams = #"""
    <section aria-labelledby="teams">
    <h2 id="teams">{{words.teamsHeading}}</h2>
    {{#empty(teams)}}
    <p class="note">{{words.noTeams}}</p>
    {{/empty(teams)}}
    {{#teams}}
    <article class="team">
    <h3><bdi>{{name}}</bdi></h3>
    <p class="facts">{{action}}</p>
    {{#empty(rows)}}
    <p class="note">{{words.noItems}}</p>
    {{/empty(rows)}}
    {{^empty(rows)}}
    <div class="scroll" role="group" aria-label="{{name}}" tabindex="0">
    <table class="stack">
    <thead><tr><th scope="col">{{words.touchpoint}}</th><th scope="col" class="n">{{words.expressedGap}}</th><th scope="col">{{words.trend13}}</th><th scope="col" class="n">{{words.statedGap}}</th><th scope="col" class="n">{{words.promisesKept}}</th><th scope="col" class="n">{{words.items}}</th></tr></thead>
    <tbody>
    {{#rows}}
    <tr><th scope="row">{{touchpoint}}{{#note}}<span class="detail">{{note}}</span>{{/note}}</th>
    {{#withheld}}
    <td class="withheld" colspan="5">{{withheld}}</td></tr>
    {{/withheld}}
    {{^withheld}}
    <td class="n" data-label="{{words.expressedGap}}">{{#expressed}}{{> figure}}{{/expressed}}</td><td data-label="{{words.trend13}}">{{#spark}}{{> spark}}{{/spark}}{{^spark}}{{words.none}}{{/spark}}</td><td class="n" data-label="{{words.statedGap}}">{{#stated}}{{> figure}}{{/stated}}</td><td class="n" data-label="{{words.promisesKept}}">{{#kept}}{{> figure}}{{/kept}}</td><td class="n" data-label="{{words.items}}">{{items}}</td></tr>
    {{/withheld}}
    {{/rows}}
    </tbody>
    </table>
    </div>
    {{/empty(rows)}}
    </article>
    {{/teams}}
    </section>
    """#

  static let followUps = #"""
    <section aria-labelledby="follow-ups">
    <h2 id="follow-ups">{{words.followUpsHeading}}</h2>
    {{#followUpCounts}}
    <p class="intro">{{followUpCounts}} {{words.followUpsIntro}}{{#quotesNote}} {{quotesNote}}{{/quotesNote}}</p>
    {{/followUpCounts}}
    {{#empty(followUps)}}
    <p class="note">{{words.noFollowUps}}</p>
    {{/empty(followUps)}}
    {{^empty(followUps)}}
    <div class="scroll" role="group" aria-label="{{words.followUpsHeading}}" tabindex="0">
    <table class="stack words">
    <thead><tr><th scope="col">{{words.id}}</th><th scope="col">{{words.received}}</th><th scope="col">{{words.reason}}</th><th scope="col">{{words.touchpoint}}</th><th scope="col">{{words.words}}</th></tr></thead>
    <tbody>
    {{#followUps}}
    <tr><th scope="row"><bdi class="id">{{id}}</bdi></th><td class="date" data-label="{{words.received}}">{{received}}</td><td data-label="{{words.reason}}">{{reasons}}</td><td data-label="{{words.touchpoint}}">{{touchpoint}}<span class="detail">{{channel}}</span></td><td class="said" data-label="{{words.words}}">{{#quote}}<span class="clip" lang="{{language}}" dir="auto">{{quote}}</span>{{/quote}}{{^quote}}{{words.wordsWithheld}}{{/quote}}</td></tr>
    {{/followUps}}
    </tbody>
    </table>
    </div>
    {{/empty(followUps)}}
    {{#moreFollowUps}}
    <p class="note">{{moreFollowUps}}</p>
    {{/moreFollowUps}}
    </section>
    """#

  static let quality = #"""
    <section aria-labelledby="volumes">
    <h2 id="volumes">{{words.volumesHeading}}</h2>
    {{#empty(volumes)}}
    <p class="note">{{words.noItems}}</p>
    {{/empty(volumes)}}
    {{^empty(volumes)}}
    <div class="scroll" role="group" aria-label="{{words.volumesHeading}}" tabindex="0">
    <table class="stack">
    <thead><tr><th scope="col">{{words.channel}}</th><th scope="col" class="n">{{words.items}}</th><th scope="col" class="n">{{words.before}}</th><th scope="col" class="n">{{words.coverageWords}}</th></tr></thead>
    <tbody>
    {{#volumes}}
    <tr><th scope="row">{{channel}}</th><td class="n" data-label="{{words.items}}">{{items}}</td><td class="n" data-label="{{words.before}}">{{before}}</td><td class="n" data-label="{{words.coverageWords}}">{{#coverage}}{{> figure}}{{/coverage}}</td></tr>
    {{/volumes}}
    </tbody>
    </table>
    </div>
    {{/empty(volumes)}}
    <h3>{{words.mismatchesHeading}}</h3>
    {{#empty(mismatches)}}
    <p class="note">{{words.noMismatches}}</p>
    {{/empty(mismatches)}}
    {{^empty(mismatches)}}
    <table class="counts">
    <thead><tr><th scope="col">{{words.kind}}</th><th scope="col" class="n">{{words.count}}</th></tr></thead>
    <tbody>
    {{#mismatches}}
    <tr><th scope="row">{{name}}</th><td class="n">{{count}}</td></tr>
    {{/mismatches}}
    </tbody>
    </table>
    {{/empty(mismatches)}}
    <h3>{{words.qualityHeading}}</h3>
    <table class="counts">
    <thead><tr><th scope="col">{{words.kind}}</th><th scope="col" class="n">{{words.count}}</th></tr></thead>
    <tbody>
    {{#quality}}
    <tr><th scope="row">{{name}}</th><td class="n">{{count}}</td></tr>
    {{/quality}}
    </tbody>
    </table>
    {{#qualityNote}}
    <p class="note">{{qualityNote}}</p>
    {{/qualityNote}}
    </section>
    """#

  static let method = #"""
    <section class="method" aria-labelledby="method">
    <h2 id="method">{{words.methodHeading}}</h2>
    <ul>
    {{#method}}
    <li>{{.}}</li>
    {{/method}}
    </ul>
    </section>
    """#
}
