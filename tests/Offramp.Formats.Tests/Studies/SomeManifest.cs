using System.Text;
using Offramp.Research;

namespace Offramp.Formats.Tests;

/// <summary>Plausible manifests.</summary>
internal static class SomeManifest
{
    /// <summary>A small manifest without a problem: two participants, two sources, one of them a group interview.</summary>
    public const string Small = """
        title: "Two talks"
        description: "A study for tests."
        codebook: "codebook.json"
        coders:
          - name: "Asha"
            codings: "codings/asha"
        waves:
          - id: "w1"
            date: "2023-21"
            dateAsSaid: "spring 2023"
        cohorts:
          - id: "villagers"
            name: "Fishing villagers"
        participants:
          - pseudonym: "P-01"
            cohort: "villagers"
            note: "Joined 2014."
          - pseudonym: "P-02"
        collaborators:
          - pseudonym: "C-01"
            role: "interviewer"
            naming: "name-me"
          - pseudonym: "C-02"
            role: "translator"
            naming: "undecided"
        encounters:
          - id: "e-01"
            consents:
              - participant: "P-01"
                scope: "verbatim"
                lifeHistory: true
                archive: true
                recontact: true
                date: "2023-04-11"
                until: "2033-04-11"
                language: "en"
                takenBy: "C-01"
                freedom: "free"
                understood: true
                limitsTold: false
                arrangedBy: "a cousin"
                payment: "tea"
                note: "Asked twice."
          - id: "e-02"
            consents:
              - participant: "P-01"
                scope: "paraphrase"
                lifeHistory: false
                archive: true
                recontact: true
                freedom: "others-present"
              - participant: "P-02"
                scope: "background"
                lifeHistory: false
                archive: false
                recontact: false
        sources:
          - name: "one"
            file: "one.md"
            kind: "interview"
            title: "The first"
            wave: "w1"
            date: "2023-04-11"
            dateAsSaid: "11 April 2023"
            place: "Coast/Village"
            language: "fa"
            mode: "in-person"
            encounter: "e-01"
            participants:
              - pseudonym: "P-01"
                speaker: "P-01"
            collaborators:
              - pseudonym: "C-01"
                speaker: "Interviewer"
            capture: "verbatim-transcript"
            captureNote: "Recorded."
            limitations:
              - text: "In a hurry."
                direction: "understated: pay"
            renditions:
              - file: "one.en.md"
                kind: "translation"
                language: "en"
                by: "C-02"
              - file: "one.md"
                kind: "original"
                language: "fa"
          - name: "two"
            file: "two.txt"
            kind: "group-interview"
            encounter: "e-02"
            participants:
              - pseudonym: "P-01"
                speaker: "P-01"
              - pseudonym: "P-02"
            lineage:
              - of: "one"
                text: "Told again."
            renditions:
              - file: "two.txt"
                kind: "original"

        """;

    /// <summary>Reads a manifest from a text.</summary>
    public static Reading<StudyManifest> Read(string manifest) => Read(Encoding.UTF8.GetBytes(manifest));

    /// <summary>Reads a manifest from bytes.</summary>
    public static Reading<StudyManifest> Read(byte[] manifest) => StudyManifestReading.Read("study.yaml", new MemoryStream(manifest));

    /// <summary>Reads the small manifest with one piece of it put otherwise; the piece must stand in it once.</summary>
    public static Reading<StudyManifest> ReadWith(string piece, string otherwise)
    {
        Assert.Equal(2, Small.Split(piece).Length);
        return Read(Small.Replace(piece, otherwise, StringComparison.Ordinal));
    }
}
