package io.datadecide.decide.scaling.law;

import java.util.SequencedMap;

/** A formula from a scale to a value, with parameters to be fitted. */
public interface Law {
    /** Number of parameters. */
    int parameters();

    /**
     * The value at a scale.
     *
     * @param p parameters, those named A and B as natural logarithms
     * @param gradient overwritten with the value's partial derivatives by the parameters
     */
    double evaluate(double[] p, Scale at, double[] gradient);

    /** Parameters by the letters that the papers use; A and B as such. */
    SequencedMap<String, Double> named(double[] p);
}
