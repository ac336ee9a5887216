using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Offramp.Bench;

/// <summary>What a workload is made of.</summary>
/// <param name="Documents">How many documents.</param>
/// <param name="Characters">How many characters each document has.</param>
/// <param name="Codes">How many codes.</param>
/// <param name="Codings">How many codings in all.</param>
/// <param name="Seed">The same seed gives the same files.</param>
/// <param name="RightToLeft">The share of documents in Persian letters, 0 to 1.</param>
internal sealed record WorkloadSize(int Documents, int Characters, int Codes, int Codings, int Seed, double RightToLeft)
{
    /// <summary>500 documents of 20,000 characters, 200 codes, 100,000 codings.</summary>
    public static WorkloadSize W1 => new(500, 20_000, 200, 100_000, 7, 0);

    /// <summary>5,000 documents of 5,000 characters, 200 codes, 1,000,000 codings.</summary>
    public static WorkloadSize W2 => new(5_000, 5_000, 200, 1_000_000, 7, 0);
}

/// <summary>Writes a neutral workload as a folder of JSON lines: Zipf words, sentences, paragraphs; three coders who look at the same latent
/// passages and find 70 %, 70 % and 60 % of them, 30 % with other bounds, 8 % under another code, so that agreement is neither 0 nor 1.
/// No two spans of one coder and code in a document overlap.</summary>
internal sealed class Workload(WorkloadSize size)
{
    /// <summary>A word of middling frequency that occurs nowhere else: what searches look for.</summary>
    public const string SearchWord = "harvestmoon";

    private const int VocabularySize = 6000;

    private readonly Random random = new(size.Seed);

    /// <summary>Writes docs.jsonl, codes.jsonl and codings.jsonl.</summary>
    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        string[] latin = Vocabulary(rightToLeft: false);
        string[] persian = size.RightToLeft > 0 ? Vocabulary(rightToLeft: true) : [];
        double[] zipf = Cumulative(VocabularySize, 5);
        double[] codeWeights = Cumulative(size.Codes, 10);
        WriteCodes(Path.Combine(folder, "codes.jsonl"));
        using StreamWriter documents = New(folder, "docs.jsonl");
        using StreamWriter codings = New(folder, "codings.jsonl");
        int written = 0;
        for (int document = 1; document <= size.Documents; document++)
        {
            string text = Text(random.NextDouble() < size.RightToLeft ? persian : latin, zipf);
            documents.WriteLine(JsonSerializer.Serialize(new { id = document, name = string.Create(CultureInfo.InvariantCulture, $"interview_{document:00000}"), text }));
            int wanted = (size.Codings / size.Documents) + (document <= size.Codings % size.Documents ? 1 : 0);
            written += WriteCodings(codings, document, text.Length, wanted, written, codeWeights);
        }
    }

    private static StreamWriter New(string folder, string name) => new(Path.Combine(folder, name), false, new UTF8Encoding(false));

    private void WriteCodes(string path)
    {
        using var writer = new StreamWriter(path, false, new UTF8Encoding(false));
        for (int code = 1; code <= size.Codes; code++)
        {
            writer.WriteLine(JsonSerializer.Serialize(new
            {
                id = code,
                name = string.Create(CultureInfo.InvariantCulture, $"code_{code:000}"),
                category = string.Create(CultureInfo.InvariantCulture, $"theme_{((code - 1) / 10) + 1:00}"),
                color = string.Create(CultureInfo.InvariantCulture, $"#{0x404040 + random.Next(0xBFBFBF):x6}"),
                memo = string.Create(CultureInfo.InvariantCulture, $"Definition of code {code}."),
            }));
        }
    }

    private int WriteCodings(StreamWriter writer, int document, int length, int wanted, int before, double[] codeWeights)
    {
        (string Name, double Finds)[] coders = [("A", .7), ("B", .7), ("C", .6)];
        var used = new Dictionary<(int Code, string Coder), List<(int Start, int End)>>();
        int got = 0;
        while (got < wanted)
        {
            int span = Math.Min((int)Math.Exp(4.4 + (.55 * Normal())) + 12, 600);
            int latentStart = random.Next(length - span - 1);
            int latentCode = Pick(codeWeights) + 1;
            foreach ((string coder, double finds) in coders)
            {
                if (got >= wanted || random.NextDouble() > finds) continue;
                (int start, int end, int code) = (latentStart, latentStart + span, latentCode);
                if (random.NextDouble() < .3)
                {
                    start = Math.Max(0, start + random.Next(-12, 13));
                    end = Math.Min(length, Math.Max(start + 8, end + random.Next(-12, 13)));
                }
                if (random.NextDouble() < .08) code = random.Next(size.Codes) + 1;
                if (!used.TryGetValue((code, coder), out List<(int Start, int End)>? spans)) used[(code, coder)] = spans = [];
                if (spans.Any(s => start < s.End && s.Start < end)) continue;
                spans.Add((start, end));
                got++;
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $$"""{"id":{{before + got}},"doc":{{document}},"start":{{start}},"end":{{end}},"code":{{code}},"coder":"{{coder}}"}"""));
            }
        }
        return got;
    }

    private string Text(string[] vocabulary, double[] zipf)
    {
        var text = new StringBuilder(size.Characters + 200);
        while (text.Length < size.Characters)
        {
            int words = random.Next(6, 23);
            for (int i = 0; i < words; i++)
            {
                string word = vocabulary[Pick(zipf)];
                if (i > 0) text.Append(' ').Append(word);
                else text.Append(char.ToUpperInvariant(word[0])).Append(word.AsSpan(1));
            }
            text.Append(".....?!"[random.Next(7)]).Append(random.NextDouble() < .18 ? '\n' : ' ');
        }
        text.Length = size.Characters;
        if (text[^1] is ' ' or '\n') text[^1] = '.';
        return text.ToString();
    }

    private string[] Vocabulary(bool rightToLeft)
    {
        const string Consonants = "bcdfghklmnprstvz", Vowels = "aeiou", Persian = "ابپتثجچحخدذرزسشصطعغفقکگلمنوهی";
        var words = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (words.Count < VocabularySize)
        {
            var word = new StringBuilder();
            int letters = rightToLeft ? random.Next(2, 8) : random.Next(1, 5);
            for (int i = 0; i < letters; i++)
            {
                if (rightToLeft) word.Append(Persian[random.Next(Persian.Length)]);
                else word.Append(Consonants[random.Next(Consonants.Length)]).Append(Vowels[random.Next(Vowels.Length)]);
            }
            if (seen.Add(word.ToString())) words.Add(word.ToString());
        }
        if (!rightToLeft) words[150] = SearchWord;
        return [.. words];
    }

    private int Pick(double[] cumulative)
    {
        int at = Array.BinarySearch(cumulative, random.NextDouble() * cumulative[^1]);
        return Math.Min(at < 0 ? ~at : at, cumulative.Length - 1);
    }

    // Box and Muller, 1958.
    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double[] Cumulative(int count, int offset)
    {
        double[] sums = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) sums[i] = sum += 1.0 / (i + offset);
        return sums;
    }
}
