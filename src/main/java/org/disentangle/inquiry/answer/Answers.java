package org.disentangle.inquiry.answer;

import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.inquiry.Asked;
import org.disentangle.inquiry.Inquiry;
import org.disentangle.inquiry.Question;

/** Answers every question of an inquiry. */
public final class Answers {
  private Answers() {}

  /**
   * The answers in the order of the questions.
   *
   * @throws org.disentangle.UserErrorException if a question cannot be answered: impossible
   *     evidence, too much memory, too many statements; the message names the question
   */
  public static List<Answer> of(Inquiry inquiry) {
    return inquiry.questions().stream().map(asked -> of(inquiry, asked)).toList();
  }

  private static Answer of(Inquiry inquiry, Asked asked) {
    try {
      return of(new Subject(inquiry, asked, inquiry.graph(asked.graph())), asked.question());
    } catch (UserErrorException e) {
      throw new UserErrorException(
          "question " + asked.number() + " of " + inquiry.name() + ": " + e.getMessage(), e);
    }
  }

  private static Answer of(Subject subject, Question question) {
    if (question instanceof Question.Factorisation) {
      return FactorisationAnswer.of(subject);
    } else if (question instanceof Question.Neighbourhood neighbourhood) {
      return NeighbourhoodAnswer.of(subject, neighbourhood);
    } else if (question instanceof Question.MoralGraph) {
      return MoralGraphAnswer.of(subject);
    } else if (question instanceof Question.Separation separation) {
      return SeparationAnswer.of(subject, separation);
    } else if (question instanceof Question.Independencies independencies) {
      return IndependenciesAnswer.of(subject, independencies);
    } else if (question instanceof Question.MaximalCliques) {
      return CliquesAnswer.of(subject);
    } else if (question instanceof Question.MinimalSeparators separators) {
      return SeparatorsAnswer.of(subject, separators);
    } else if (question instanceof Question.Chordality) {
      return ChordalityAnswer.of(subject);
    } else if (question instanceof Question.JunctionTree) {
      return JunctionTreeAnswer.of(subject);
    } else if (question instanceof Question.MapTest test) {
      return MapTestAnswer.of(subject, test);
    } else if (question instanceof Question.Posterior posterior) {
      return PosteriorAnswer.of(subject, posterior);
    } else if (question instanceof Question.MostProbable mostProbable) {
      return MostProbableAnswer.of(subject, mostProbable);
    } else if (question instanceof Question.MarginalMap map) {
      return MarginalMapAnswer.of(subject, map);
    } else if (question instanceof Question.PartitionFunction) {
      return PartitionAnswer.of(subject);
    } else if (question instanceof Question.Marginalisation marginalisation) {
      return MarginalisationAnswer.of(subject, marginalisation);
    } else if (question instanceof Question.Scaling scaling) {
      return ScalingAnswer.of(subject, scaling);
    } else if (question instanceof Question.NumericCheck check) {
      return NumericCheckAnswer.of(subject, check);
    } else if (question instanceof Question.Separator separator) {
      return SeparatorAnswer.of(subject, separator);
    } else if (question instanceof Question.EssentialGraph) {
      return EssentialGraphAnswer.of(subject);
    }
    throw new IllegalStateException("no answer is known to " + question);
  }
}
