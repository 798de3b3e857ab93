package io.datadecide.cli.demo;

/** The demo's experiment file. Its budget is for two cores: 48 runs that end in three to four minutes. */
final class DemoExperiment {
    static final String YAML = """
            # Which of six ways to cut the same libraries into a corpus teaches a small model most about the prose of other
            # libraries? Three sizes below the target, so that the report can say how small a model would have known the answer.
            name: demo
            tokenizer: bytes

            corpora:
              # Every comment as it comes: licence headers, the same sentence on ten overloads.
              - name: comments
                path: comments.jsonl
              # The licence headers gone, the repetitions kept.
              - name: no-licence
                path: comments.jsonl
                filters:
                  dropMatching: ['(?i)licensed? (to|under)|apache license']
              # Without repetitions: each line once.
              - name: prose
                path: comments.jsonl
                filters:
                  dropMatching: ['(?i)licensed? (to|under)|apache license']
                  dropExactDuplicates: true
                  nearDuplicateSimilarity: 0.7
              # The same comments with their tags and parameters.
              - name: markup
                path: markup.jsonl
                filters:
                  dropMatching: ['(?i)licensed? (to|under)|apache license']
                  dropExactDuplicates: true
                  nearDuplicateSimilarity: 0.7
              # No comments at all.
              - name: code
                path: code.jsonl
                filters:
                  dropMatching: ['(?i)licensed? (to|under)|apache license']
                  dropExactDuplicates: true
                  nearDuplicateSimilarity: 0.7
              # Half prose, half code.
              - name: mixture
                sources:
                  - {corpus: prose, weight: 0.5}
                  - {corpus: code, weight: 0.5}

            sizes:
              - {name: atom, layers: 1, width: 16, heads: 1, tokens: 120000}
              - {size: nano1, tokens: 160000}
              - {size: nano2, tokens: 200000}
              - {size: nano3, tokens: 250000}

            seeds: [1, 2]

            checkpoints:
              score: 2
              resumeEvery: 100

            tasks:
              - {name: heldout, kind: text, path: heldout.jsonl, primaryMetric: bits_per_byte}
              - {name: cloze, kind: cloze, path: heldout.jsonl, choices: 4, seed: 1}

            target:
              size: nano3
              task: heldout
              metric: bits_per_byte
            """;

    private DemoExperiment() {}
}
