extension HTMLTemplate {
  /// The list of all reports.
  static let index = #"""
    {{> head}}
    <header class="masthead">
    <p class="eyebrow"><bdi>{{company}}</bdi></p>
    <h1>{{words.voiceOfCustomer}}</h1>
    </header>
    <main id="main">
    {{^empty(lines)}}
    <section class="opening" aria-label="{{words.keyFigures}}">
    <div class="multiples">
    {{#lines}}
    <figure class="multiple">
    <figcaption>{{name}} <span class="num">{{last}}</span></figcaption>
    {{#spark}}{{> spark}}{{/spark}}
    <p class="detail ends"><span>{{first}}</span><span>↓ {{low}} ↑ {{high}}</span><span>{{newest}}</span></p>
    </figure>
    {{/lines}}
    </div>
    </section>
    {{/empty(lines)}}
    <section aria-labelledby="reports">
    <h2 id="reports">{{words.allReports}}</h2>
    {{#empty(rows)}}
    <p class="note">{{words.noReports}}</p>
    {{/empty(rows)}}
    {{^empty(rows)}}
    <div class="scroll" role="group" aria-label="{{words.allReports}}" tabindex="0">
    <table class="stack">
    <thead><tr><th scope="col">{{words.reportColumn}}</th><th scope="col">{{words.headlineColumn}}</th><th scope="col" class="n">{{words.items}}</th><th scope="col" class="n">{{words.expressedGap}}</th><th scope="col" class="n">{{words.promisesKept}}</th><th scope="col" class="n">{{words.nps}}</th></tr></thead>
    <tbody>
    {{#rows}}
    <tr><th scope="row" class="date"><a href="{{link}}">{{name}}</a></th><td class="story" data-label="{{words.headlineColumn}}">{{lead}} <span class="do">{{action}}</span></td><td class="n" data-label="{{words.items}}">{{items}}</td><td class="n" data-label="{{words.expressedGap}}">{{balance}}</td><td class="n" data-label="{{words.promisesKept}}">{{kept}}</td><td class="n" data-label="{{words.nps}}">{{nps}}</td></tr>
    {{/rows}}
    </tbody>
    </table>
    </div>
    {{/empty(rows)}}
    </section>
    </main>
    </body>
    </html>

    """#
}
