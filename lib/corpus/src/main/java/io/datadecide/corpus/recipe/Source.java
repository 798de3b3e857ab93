package io.datadecide.corpus.recipe;

/**
 * One source of a recipe.
 *
 * @param path a file, a directory or a glob of corpus files: an address, or a path, absolute or relative to the working
 *     directory
 * @param weight share of the recipe's tokens that this source gives, relative to the weights of the others; finite, above 0
 */
public record Source(String path, double weight) {
    public Source {
        if (path.isBlank()) {
            throw new IllegalArgumentException("a source needs a path: a file, a directory or a glob");
        }
        if (!Double.isFinite(weight) || weight <= 0) {
            throw new IllegalArgumentException(
                    "weight of source " + path + " is " + weight + ": give a number above 0, or leave the source out");
        }
    }
}
