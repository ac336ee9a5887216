using Offramp.Methods.Surveys.Responses;

namespace Offramp.Methods.Surveys.Plans;

/// <summary>A way of asking that is being planned: how widely its estimates will scatter.</summary>
public abstract class QuestionPlan
{
    /// <summary>What is estimated lies at least here.</summary>
    public virtual double Lowest => 0;

    /// <summary>What is estimated lies at most here.</summary>
    public virtual double Highest => 1;

    /// <summary>Whether a test against nothing takes the standard error that holds where there is nothing, as with a share of answers, and not that of the effect planned for.</summary>
    public abstract bool TestsAtNull { get; }

    /// <summary>The variance of the estimate times the number of respondents.</summary>
    /// <param name="effect">The share of people with the trait, or the difference, that is so.</param>
    public abstract double VarianceAt(double effect);

    /// <summary>Whether there can be such an effect with what else is known.</summary>
    /// <param name="effect">The share of people with the trait, or the difference.</param>
    public virtual bool IsPossibleAt(double effect) => true;

    /// <summary>What an answer will tell about who gives it; null where that is no question of yes and no.</summary>
    /// <param name="effect">The share of people with the trait.</param>
    public virtual ResponsePrivacy? PrivacyAt(double effect) => null;
}
