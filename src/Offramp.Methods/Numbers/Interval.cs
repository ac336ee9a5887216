namespace Offramp.Methods.Numbers;

/// <summary>An interval that a method gives for what it estimates.</summary>
/// <param name="Lower">Its lower end.</param>
/// <param name="Upper">Its upper end.</param>
/// <param name="Level">How often such intervals hold what is estimated, from 0 to 1: 0.95.</param>
public sealed record Interval(double Lower, double Upper, double Level = 0.95);
