extension HTMLTemplate {
  /// The report's first screen and its gap table, for mail programs: one column, no style sheet.
  static let mail = #"""
    {{#page}}
    <!DOCTYPE html>
    <html lang="{{language}}">
    <head><meta charset="utf-8"><title>{{company}} · {{title}}</title></head>
    <body style="margin:0;padding:16px;background:#fbfaf6;color:#1d1b18;font-family:Georgia,serif;font-size:16px;line-height:1.5">
    <table role="presentation" align="center" width="100%" style="max-width:680px;border-collapse:collapse"><tr><td style="overflow-wrap:anywhere;word-break:break-word">
    <p style="margin:0;font:bold 13px Arial,sans-serif;color:#5b554b">{{company}} · {{words.voiceOfCustomer}}</p>
    <h1 style="margin:0 0 2px;font-size:26px;line-height:1.2">{{title}}</h1>
    {{#period}}
    <p style="margin:0 0 14px;font:14px Arial,sans-serif;color:#5b554b">{{period}}</p>
    {{/period}}
    <p style="margin:0 0 18px;padding-top:12px;border-top:2px solid #1d1b18;font-size:19px;line-height:1.4">{{lead}} <strong>{{action}}</strong></p>
    {{#volume}}
    <p style="margin:0 0 18px;font:14px Arial,sans-serif;color:#5b554b">{{volume}}</p>
    {{/volume}}
    {{^empty(tiles)}}
    <table width="100%" style="border-collapse:collapse;margin-bottom:22px">
    <thead><tr><th scope="col" style="text-align:left;font:bold 13px Arial,sans-serif;padding-bottom:4px">{{words.measure}}</th>{{> mailHead}}</tr></thead>
    <tbody>
    {{#tiles}}
    <tr><th scope="row" style="text-align:left;font-weight:normal;padding:5px 8px 5px 0;border-bottom:1px solid #d8d2c5">{{name}}</th><td style="text-align:right;font-weight:bold;padding:5px 8px;border-bottom:1px solid #d8d2c5">{{value}}</td><td style="text-align:right;padding:5px 0;border-bottom:1px solid #d8d2c5;color:#5b554b">{{detail}}</td></tr>
    {{/tiles}}
    </tbody></table>
    {{/empty(tiles)}}
    <h2 style="margin:0 0 6px;font-size:20px">{{words.gapHeading}}</h2>
    {{^empty(expressed)}}
    <p style="margin:0 0 8px;font:14px Arial,sans-serif;color:#5b554b">{{words.expressedCaption}}</p>
    <table width="100%" style="border-collapse:collapse;margin-bottom:18px">
    <thead><tr><th scope="col" style="text-align:left;font:bold 13px Arial,sans-serif;padding-bottom:4px">{{words.touchpoint}}</th>{{> mailHead}}</tr></thead>
    <tbody>
    {{#expressed}}
    <tr><th scope="row" style="text-align:left;font-weight:normal;padding:5px 8px 5px 0;border-bottom:1px solid #d8d2c5">{{#name.whole}}{{.}} · {{/name.whole}}{{name.text}}{{#note}} <span style="color:#5b554b">({{note}})</span>{{/note}}</th><td style="text-align:right;font-weight:bold;padding:5px 8px;border-bottom:1px solid #d8d2c5">{{value}}</td><td style="text-align:right;padding:5px 0;border-bottom:1px solid #d8d2c5;color:#5b554b">{{interval}}</td></tr>
    {{/expressed}}
    </tbody></table>
    {{/empty(expressed)}}
    {{#gapNote}}
    <p style="margin:0 0 18px;font:13px Arial,sans-serif;color:#5b554b">{{gapNote}}</p>
    {{/gapNote}}
    <h2 style="margin:0 0 6px;font-size:20px">{{words.promisesHeading}}</h2>
    {{#empty(promises)}}
    <p style="margin:0 0 18px;color:#5b554b">{{promiseNote}}</p>
    {{/empty(promises)}}
    {{^empty(promises)}}
    <table width="100%" style="border-collapse:collapse;margin-bottom:18px">
    <thead><tr><th scope="col" style="text-align:left;font:bold 13px Arial,sans-serif;padding-bottom:4px">{{words.touchpoint}}</th>{{> mailHead}}</tr></thead>
    <tbody>
    {{#promises}}
    <tr><th scope="row" style="text-align:left;font-weight:normal;padding:5px 8px 5px 0;border-bottom:1px solid #d8d2c5">{{touchpoint}}{{#note}} <span style="color:#5b554b">({{note}})</span>{{/note}}</th>{{#rate}}<td style="text-align:right;font-weight:bold;padding:5px 8px;border-bottom:1px solid #d8d2c5">{{value}}</td><td style="text-align:right;padding:5px 0;border-bottom:1px solid #d8d2c5;color:#5b554b">{{detail}}</td>{{/rate}}</tr>
    {{/promises}}
    </tbody></table>
    {{/empty(promises)}}
    {{^empty(leadingThemes)}}
    <h2 style="margin:0 0 6px;font-size:20px">{{words.themesHeading}}</h2>
    {{#leadingThemes}}
    <p style="margin:0 0 2px"><strong>{{name}}</strong> <span style="font:13px Arial,sans-serif;color:#5b554b">{{words.impact}} {{#impact}}{{value}}{{/impact}} · {{words.items}} {{items}}{{#note}} · {{note}}{{/note}}</span></p>
    {{#quotes}}
    <p lang="{{language}}" dir="auto" style="margin:0 0 2px;padding-left:12px;border-left:2px solid #d8d2c5">{{text}} <span style="font:12px Arial,sans-serif;color:#5b554b">{{role}} · {{id}}</span></p>
    {{/quotes}}
    <p style="margin:0 0 10px"></p>
    {{/leadingThemes}}
    {{/empty(leadingThemes)}}
    {{^empty(teams)}}
    <h2 style="margin:8px 0 6px;font-size:20px">{{words.teamsHeading}}</h2>
    {{#teams}}
    <p style="margin:0 0 6px"><strong>{{name}}</strong>: {{action}}</p>
    {{/teams}}
    {{/empty(teams)}}
    {{^empty(firstFollowUps)}}
    <h2 style="margin:14px 0 6px;font-size:20px">{{words.followUpsHeading}}</h2>
    {{#followUpCounts}}
    <p style="margin:0 0 8px;font:14px Arial,sans-serif;color:#5b554b">{{followUpCounts}}{{#quotesNote}} {{quotesNote}}{{/quotesNote}}</p>
    {{/followUpCounts}}
    {{#firstFollowUps}}
    <p style="margin:0 0 8px"><strong>{{id}}</strong> <span style="font:13px Arial,sans-serif;color:#5b554b">{{received}} · {{touchpoint}} · {{channel}} · {{reasons}}</span><br>
    {{#quote}}<span lang="{{language}}" dir="auto">{{quote}}</span>{{/quote}}{{^quote}}{{words.wordsWithheld}}{{/quote}}</p>
    {{/firstFollowUps}}
    {{/empty(firstFollowUps)}}
    </td></tr></table>
    </body>
    </html>
    {{/page}}

    """#

  static let mailHead = #"""
    <th scope="col" style="text-align:right;font:bold 13px Arial,sans-serif;padding:0 8px 4px">{{words.value}}</th><th scope="col" style="text-align:right;font:bold 13px Arial,sans-serif;padding-bottom:4px">{{words.interval}}</th>
    """#
}
