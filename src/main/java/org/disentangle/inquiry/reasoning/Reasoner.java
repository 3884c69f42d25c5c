package org.disentangle.inquiry.reasoning;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.inquiry.Inquiry;
import org.disentangle.inquiry.InquiryQuestion;
import org.disentangle.inquiry.Question;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.Conclusion;
import org.disentangle.pgm.TooLargeException;
import org.disentangle.pgm.inference.VariableElimination;

/** Reasoner every question of an inquiry. */
public final class Reasoner {
  private Reasoner() {}

  /** The answers, with the usual memory for tables. */
  public static List<Answer> of(Inquiry inquiry) {
    return of(inquiry, VariableElimination.DEFAULT_MEMORY, Progress.NONE);
  }

  /**
   * The answers in the order of the questions. A question that takes too much memory or too many
   * steps is answered by the sentence that says so; the others are answered all the same.
   *
   * @param memoryBytes what the tables of one question may take
   * @throws org.disentangle.UserErrorException if a question has no answer, such as one with
   *     impossible evidence; the message names the question
   */
  public static List<Answer> of(Inquiry inquiry, long memoryBytes, Progress progress) {
    List<Answer> answers = new ArrayList<>();
    for (InquiryQuestion asked : inquiry.questions()) {
      progress.update("answering", answers.size(), inquiry.questions().size());
      answers.add(of(new Subject(inquiry, asked, inquiry.graph(asked.graph()), memoryBytes)));
    }
    progress.update("answering", answers.size(), answers.size());
    return answers;
  }

  private static Answer of(Subject subject) {
    Inquiry inquiry = subject.inquiry();
    InquiryQuestion asked = subject.asked();
    try {
      return of(subject, asked.question());
    } catch (TooLargeException e) {
      return subject.answer(
          asked.text(),
          "not answered",
          Conclusion.of("Not answered: " + e.getMessage() + "."),
          List.of(),
          List.of());
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
