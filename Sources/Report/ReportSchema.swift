/// The schema of a report's JSON, `voc.report/1`, as JSON Schema (draft 2020-12), for whoever reads
/// it with another program. Within `voc.report/1` fields may be added, and none is taken away or given
/// another meaning.
package enum ReportSchema {
  package static let json = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "voc.report/1",
      "title": "A report of voc",
      "description": "Figures are unrounded; what is withheld is left out; ids are the lexicons'.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "schema", "from", "to", "zone", "company", "lexicon", "headline", "gap", "touchpoints",
        "scores", "trends", "promises", "changes", "changesAgainst12Weeks", "themes", "teams",
        "followUps", "volumes", "mismatches", "quality"
      ],
      "properties": {
        "schema": {"const": "voc.report/1"},
        "week": {
          "type": "string",
          "description": "ISO 8601, such as 2026-W46; left out where the period is no ISO week"
        },
        "from": {"type": "string", "description": "First day, such as 2026-11-09"},
        "to": {"type": "string", "description": "Last day, included"},
        "zone": {"type": "string", "description": "IANA time zone in which days begin"},
        "company": {"type": "string"},
        "team": {
          "type": "string",
          "description": "The one team that the report is for; left out of the whole report"
        },
        "lexicon": {"type": "string", "description": "Version of the lexicons"},
        "headline": {
          "type": "object",
          "description": "Two sentences by language, nl and en: what stands out, and what to do",
          "additionalProperties": {"type": "array", "items": {"type": "string"}}
        },
        "gap": {"$ref": "#/$defs/table", "description": "By touchpoint and channel"},
        "touchpoints": {"$ref": "#/$defs/table", "description": "By touchpoint alone"},
        "importance": {"$ref": "#/$defs/importance"},
        "scores": {"$ref": "#/$defs/scores"},
        "trends": {"type": "array", "items": {"$ref": "#/$defs/trend"}},
        "promises": {"type": "array", "items": {"$ref": "#/$defs/promiseLine"}},
        "changes": {
          "type": "array",
          "description": "Against the period before",
          "items": {"$ref": "#/$defs/change"}
        },
        "changesAgainst12Weeks": {"type": "array", "items": {"$ref": "#/$defs/change"}},
        "themes": {
          "type": "array",
          "description": "By impact, the one that costs most first",
          "items": {"$ref": "#/$defs/theme"}
        },
        "searches": {"type": "array", "items": {"$ref": "#/$defs/search"}},
        "teams": {"type": "array", "items": {"$ref": "#/$defs/team"}},
        "followUps": {"type": "array", "items": {"$ref": "#/$defs/followUp"}},
        "volumes": {"type": "array", "items": {"$ref": "#/$defs/volume"}},
        "mismatches": {
          "type": "object",
          "description": "Items whose rating and words disagree, by kind",
          "additionalProperties": {"type": "integer"}
        },
        "quality": {"$ref": "#/$defs/quality"}
      },
      "$defs": {
        "interval": {
          "type": "array",
          "description": "Lower and upper end of the 95 % interval",
          "items": {"type": "number"},
          "minItems": 2,
          "maxItems": 2
        },
        "mean": {
          "type": "object",
          "additionalProperties": false,
          "required": ["n", "mean"],
          "properties": {
            "n": {"type": "integer"},
            "mean": {"type": "number"},
            "interval": {"$ref": "#/$defs/interval"}
          }
        },
        "share": {
          "type": "object",
          "additionalProperties": false,
          "required": ["part", "whole", "share", "interval"],
          "description": "Wilson interval",
          "properties": {
            "part": {"type": "integer"},
            "whole": {"type": "integer"},
            "share": {"type": "number"},
            "interval": {"$ref": "#/$defs/interval"}
          }
        },
        "net": {
          "type": "object",
          "additionalProperties": false,
          "required": ["n", "positive", "negative", "score", "interval"],
          "description": "100 (positive - negative) / n, adjusted Wald interval",
          "properties": {
            "n": {"type": "integer"},
            "positive": {"type": "integer"},
            "negative": {"type": "integer"},
            "score": {"type": "number"},
            "interval": {"$ref": "#/$defs/interval"}
          }
        },
        "table": {
          "type": "object",
          "additionalProperties": false,
          "required": ["schema", "by", "cells", "total"],
          "properties": {
            "schema": {"const": "voc.gap/1"},
            "by": {"type": "array", "items": {"type": "string"}},
            "cells": {
              "type": "array",
              "description": "Worst for certain first",
              "items": {"$ref": "#/$defs/cell"}
            },
            "total": {"$ref": "#/$defs/cell"}
          }
        },
        "cell": {
          "type": "object",
          "additionalProperties": false,
          "required": ["key"],
          "description": "Figures, or why not",
          "properties": {
            "key": {
              "type": "object",
              "additionalProperties": {"type": "string"},
              "description": "Ids by dimension; empty for the total"
            },
            "withheld": {"enum": ["fewPeople", "complementary", "empty"]},
            "items": {"type": "integer"},
            "people": {"type": "integer"},
            "indicative": {"type": "boolean", "description": "Fewer than 30 people"},
            "expressed": {
              "type": "object",
              "additionalProperties": false,
              "required": ["balance", "disconfirmation", "coverage"],
              "properties": {
                "balance": {
                  "$ref": "#/$defs/net",
                  "description": "Of the expectation statements, from -100 to 100"
                },
                "disconfirmation": {"$ref": "#/$defs/mean", "description": "From -2 to 2"},
                "coverage": {
                  "$ref": "#/$defs/share",
                  "description": "Items with a statement, of all items"
                }
              }
            },
            "stated": {
              "type": "object",
              "additionalProperties": false,
              "required": ["gap", "expectation", "experience"],
              "description": "In points of a scale from 0 to 100, of items that rate both",
              "properties": {
                "gap": {"$ref": "#/$defs/mean"},
                "expectation": {"$ref": "#/$defs/mean"},
                "experience": {"$ref": "#/$defs/mean"}
              }
            },
            "promises": {"$ref": "#/$defs/tally"},
            "experience": {"$ref": "#/$defs/mean", "description": "Mean tone, from -1 to 1"},
            "withheldMeasures": {
              "type": "object",
              "additionalProperties": {"enum": ["fewPeople", "complementary"]},
              "description": "Why expressed, stated, promises or experience is left out although something was said: fewer than 5 people said it, or it would give such a group away"
            }
          }
        },
        "tally": {
          "type": "object",
          "additionalProperties": false,
          "required": ["kept", "broken", "open"],
          "properties": {
            "kept": {"type": "integer"},
            "broken": {"type": "integer"},
            "open": {"type": "integer"},
            "rate": {"$ref": "#/$defs/share", "description": "kept / (kept + broken)"}
          }
        },
        "importance": {
          "type": "object",
          "additionalProperties": false,
          "required": ["meanImportance", "meanPerformance", "touchpoints"],
          "description": "Stated expectation against experience, 0 to 100; from two touchpoints on",
          "properties": {
            "meanImportance": {"type": "number"},
            "meanPerformance": {"type": "number"},
            "touchpoints": {
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["touchpoint", "importance", "performance", "quadrant"],
                "properties": {
                  "touchpoint": {"type": "string"},
                  "importance": {"type": "number"},
                  "performance": {"type": "number"},
                  "quadrant": {
                    "enum": ["concentrateHere", "keepUp", "lowPriority", "possibleOverkill"]
                  },
                  "clear": {
                    "type": "boolean",
                    "description": "Whether both intervals lie on one side of the means"
                  }
                }
              }
            }
          }
        },
        "scores": {
          "type": "object",
          "additionalProperties": false,
          "required": ["items", "people"],
          "properties": {
            "items": {"type": "integer"},
            "people": {"type": "integer"},
            "nps": {"$ref": "#/$defs/net"},
            "csat": {"$ref": "#/$defs/share"},
            "ces": {
              "type": "object",
              "additionalProperties": false,
              "required": ["lowest", "highest", "mean", "easy"],
              "properties": {
                "lowest": {"type": "number"},
                "highest": {"type": "number"},
                "mean": {"$ref": "#/$defs/mean"},
                "easy": {"$ref": "#/$defs/share"}
              }
            }
          }
        },
        "measure": {
          "enum": ["balance", "statedGap", "promisesKept", "experience", "nps", "csat", "ces"]
        },
        "trend": {
          "type": "object",
          "additionalProperties": false,
          "required": ["measure", "weeks"],
          "properties": {
            "measure": {"$ref": "#/$defs/measure"},
            "weeks": {
              "type": "array",
              "description": "13, the oldest first",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["week"],
                "properties": {
                  "week": {"type": "string"},
                  "value": {"type": "number"},
                  "interval": {"$ref": "#/$defs/interval"}
                }
              }
            },
            "slopePerWeek": {
              "type": "number",
              "description": "By least squares; from four measured weeks on"
            },
            "slopeP": {"type": "number"}
          }
        },
        "quote": {
          "type": "object",
          "additionalProperties": false,
          "required": ["id", "text", "language", "channel", "touchpoint"],
          "description": "A customer's words, redacted",
          "properties": {
            "id": {"type": "string"},
            "text": {"type": "string"},
            "language": {"type": "string"},
            "channel": {"type": "string"},
            "touchpoint": {"type": "string"}
          }
        },
        "promiseLine": {
          "type": "object",
          "additionalProperties": false,
          "required": ["touchpoint", "tally", "indicative", "sizes", "quotes"],
          "properties": {
            "touchpoint": {"type": "string"},
            "tally": {"$ref": "#/$defs/tally"},
            "indicative": {"type": "boolean"},
            "sizes": {
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["unit", "n", "medianPromised", "medianActual"],
                "properties": {
                  "unit": {"type": "string"},
                  "n": {"type": "integer"},
                  "medianPromised": {"type": "number"},
                  "medianActual": {"type": "number"}
                }
              }
            },
            "quotes": {"type": "array", "items": {"$ref": "#/$defs/quote"}}
          }
        },
        "change": {
          "type": "object",
          "additionalProperties": false,
          "required": ["measure", "key", "before", "after", "p", "adjustedP", "beyondNoise"],
          "properties": {
            "measure": {"$ref": "#/$defs/measure"},
            "key": {
              "type": "array",
              "description": "Touchpoint and channel; empty for everything together",
              "items": {"type": "string"}
            },
            "before": {"type": "number"},
            "after": {"type": "number"},
            "p": {"type": "number"},
            "adjustedP": {
              "type": "number",
              "description": "After Benjamini and Hochberg, over all comparisons of the list"
            },
            "beyondNoise": {"type": "boolean"}
          }
        },
        "theme": {
          "type": "object",
          "additionalProperties": false,
          "required": ["theme", "items", "people", "sentiment"],
          "properties": {
            "theme": {"type": "string"},
            "items": {"type": "integer"},
            "people": {"type": "integer"},
            "impact": {
              "type": "number",
              "description": "The mean tone of everything minus that without the theme"
            },
            "fairPart": {
              "type": "number",
              "description": "Shapley value, of the twelve themes most named"
            },
            "sentiment": {"$ref": "#/$defs/mean"},
            "typical": {"$ref": "#/$defs/quote"},
            "strongest": {"$ref": "#/$defs/quote"},
            "counter": {"$ref": "#/$defs/quote"}
          }
        },
        "search": {
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "query", "indicative"],
          "properties": {
            "name": {"type": "string"},
            "query": {"type": "string"},
            "items": {"type": "integer"},
            "itemsBefore": {"type": "integer"},
            "sentiment": {"type": "number", "description": "Left out below 5 people"},
            "indicative": {"type": "boolean", "description": "Fewer than 30 people"}
          }
        },
        "team": {
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "cells", "followUps"],
          "properties": {
            "name": {"type": "string"},
            "cells": {"type": "array", "items": {"$ref": "#/$defs/cell"}},
            "followUps": {"type": "array", "description": "Item ids", "items": {"type": "string"}}
          }
        },
        "followUp": {
          "type": "object",
          "additionalProperties": false,
          "required": ["id", "received", "reasons", "channel", "touchpoint"],
          "properties": {
            "id": {"type": "string"},
            "received": {"type": "string", "description": "RFC 3339, UTC"},
            "reasons": {
              "type": "array",
              "items": {"enum": ["brokenPromise", "threatToLeave", "lowScore"]}
            },
            "channel": {"type": "string"},
            "touchpoint": {"type": "string"},
            "text": {
              "type": "string",
              "description": "Left out where the cell is withheld; empty for a score alone"
            }
          }
        },
        "volume": {
          "type": "object",
          "additionalProperties": false,
          "required": ["channel"],
          "properties": {
            "channel": {"type": "string"},
            "items": {"type": "integer"},
            "itemsBefore": {"type": "integer"},
            "coverage": {"$ref": "#/$defs/share"},
            "coverageWithheld": {"enum": ["fewPeople", "complementary"]}
          }
        },
        "quality": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "rejected", "duplicates", "unknownTouchpoint", "lexiconVersions", "skipped",
            "otherLanguages"
          ],
          "properties": {
            "rejected": {
              "type": "integer",
              "description": "Since the archive began, as are duplicates and skipped"
            },
            "duplicates": {"type": "integer"},
            "skipped": {
              "type": "object",
              "additionalProperties": {"type": "integer"},
              "description": "By kind: autoreply, bounce, bulk, agent, empty"
            },
            "unknownTouchpoint": {"type": "integer", "description": "Items of the period"},
            "otherLanguages": {
              "type": "object",
              "additionalProperties": {"type": "integer"},
              "description": "Items of the period in languages that are not read"
            },
            "newestQuotes": {
              "type": "integer",
              "description": "Words and follow-ups are from so many of the newest statements; left out where they are from all"
            },
            "lexiconVersions": {
              "type": "integer",
              "description": "With how many versions of the lexicons the archive was read"
            }
          }
        }
      }
    }

    """#
}
