/**
 * The small learners that the scores of {@link org.disentangle.analysis.metric} use: linear
 * classifiers, the Lasso, gradient-boosted trees for classes and for numbers. Each solves the
 * problem that scikit-learn solves under the same name, to the optimum where the problem is convex,
 * so that a score is the same number here and there.
 *
 * <p>They are written here and not taken from a library because none fits: Smile and Weka are under
 * the GPL; XGBoost4J and Tribuo's wrapper of it bring Scala, its compiler and Kryo (45 MB) and no
 * library for every processor this program runs on; LightGBM's jar is for x86-64 alone and needs
 * OpenMP from the system. And all of them grow other trees than the ones the scores were published
 * with.
 *
 * <p>Rows are samples, columns are features, classes are numbered from 0. The same arrays give the
 * same model, on any number of threads.
 */
package org.disentangle.analysis.learner;
