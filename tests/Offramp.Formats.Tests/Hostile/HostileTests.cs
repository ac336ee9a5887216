using System.Diagnostics;

namespace Offramp.Formats.Tests;

/// <summary>Whatever is done to a file, reading it gives a value or problems: bytes changed, cut, doubled, moved, spliced with other files, by a seed
/// that is always the same.</summary>
public class HostileTests
{
    private const int Mutations = 2_000;

    // Far beyond what any of these small files takes, on any machine: a guard against what never ends or grows without measure.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private const long MostBytes = 200L * 1024 * 1024;

    public static TheoryData<string> Names() => [.. HostileFormats.All.Select(static format => format.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Two_thousand_mangled_copies_end_with_a_value_or_problems(string name)
    {
        HostileFormat format = HostileFormats.All.Single(f => f.Name == name);
        var mutations = new Mutations(20230411, HostileFormats.All.Select(static f => f.Seed()));
        byte[] whole = format.Seed();
        int problems = 0;
        for (int i = 0; i < Mutations; i++)
        {
            byte[] bytes = mutations.Of(whole, format.IsArchive);
            long before = GC.GetAllocatedBytesForCurrentThread(), began = Stopwatch.GetTimestamp();
            try
            {
                problems += format.Read(bytes);
            }
            catch (Exception e) when (e is not Xunit.Sdk.IAssertionException)
            {
                Assert.Fail($"Mutation {i} of {name} ({Convert.ToBase64String(bytes[..Math.Min(bytes.Length, 4000)])}): {e}");
            }
            Assert.True(Stopwatch.GetElapsedTime(began) < Longest, $"Mutation {i} of {name} took too long.");
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostBytes, $"Mutation {i} of {name} took too much memory.");
        }
        Assert.True(problems > 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_whole_file_itself_is_read(string name)
    {
        HostileFormat format = HostileFormats.All.Single(f => f.Name == name);
        format.Read(format.Seed());
        Assert.True(format.HasValue(format.Seed()));
    }
}
