using System.Collections.Immutable;
using System.Text;

namespace Offramp.Formats;

/// <summary>What a column of a table of texts holds.</summary>
internal enum ColumnRole
{
    /// <summary>What the text is called.</summary>
    Name,

    /// <summary>The id or number under which the table knows the row.</summary>
    Id,

    /// <summary>The words.</summary>
    Text,

    /// <summary>The words in another language.</summary>
    Translation,

    /// <summary>Who speaks.</summary>
    Speaker,

    /// <summary>When, from the beginning of the recording.</summary>
    Time,

    /// <summary>Who was asked, by pseudonym.</summary>
    Participant,

    /// <summary>What was asked.</summary>
    Question,

    /// <summary>What the source is.</summary>
    Kind,

    /// <summary>The title.</summary>
    Title,

    /// <summary>Who wrote it.</summary>
    Author,

    /// <summary>When it was said.</summary>
    Date,

    /// <summary>The round of fieldwork.</summary>
    Wave,

    /// <summary>Where.</summary>
    Place,

    /// <summary>The language.</summary>
    Language,

    /// <summary>How people met.</summary>
    Mode,

    /// <summary>How the words were kept.</summary>
    Capture,
}

/// <summary>Recognises columns by their names in English, German, French and Persian.</summary>
internal static class ColumnRoles
{
    private static readonly ImmutableDictionary<string, ColumnRole> Names = Read(
        (ColumnRole.Name, "name, document, doc, file, file name, source, transcript name, interview, dokument, datei, dateiname, quelle, nom, fichier, entretien, نام, سند, مصاحبه"),
        (ColumnRole.Id, "id, nr, no, number, row, case, case id, response id, respondent id, record id, uuid, key, kennung, nummer, fall, zeile, identifiant, numéro, ligne, شناسه, شماره, ردیف"),
        (ColumnRole.Text, "text, answer, response, transcript, words, content, verbatim, utterance, comment, original, original text, "
            + "antwort, wortlaut, transkript, inhalt, aussage, originaltext, réponse, texte, transcription, contenu, propos, texte original, متن, پاسخ, جواب, گفته, متن اصلی"),
        (ColumnRole.Translation, "translation, translated, translated text, english translation, english, text en, übersetzung, uebersetzung, übersetzter text, traduction, texte traduit, ترجمه, متن ترجمه"),
        (ColumnRole.Speaker, "speaker, who, speaker name, label, sprecher, sprecherin, sprechende, person, locuteur, locutrice, intervenant, intervenante, گوینده, سخنگو"),
        (ColumnRole.Time, "time, time code, timecode, start, start time, in, zeit, zeitmarke, beginn, temps, minutage, début, زمان"),
        (ColumnRole.Participant, "participant, respondent, pseudonym, interviewee, teilnehmer, teilnehmerin, teilnehmende, befragte, befragter, répondant, répondante, participante, pseudonyme, مشارکت‌کننده, پاسخگو, پاسخ‌دهنده"),
        (ColumnRole.Question, "question, item, prompt, frage, پرسش, سوال, سؤال"),
        (ColumnRole.Kind, "kind, type, source kind, art, typ, genre, نوع"),
        (ColumnRole.Title, "title, titel, titre, عنوان"),
        (ColumnRole.Author, "author, autor, autorin, auteur, autrice, نویسنده"),
        (ColumnRole.Date, "date, day, timestamp, submitted, submission date, date submitted, datum, tag, zeitstempel, jour, horodateur, تاریخ"),
        (ColumnRole.Wave, "wave, round, welle, runde, vague, موج, دور"),
        (ColumnRole.Place, "place, location, region, province, district, ort, gebiet, lieu, région, مکان, محل, ولایت"),
        (ColumnRole.Language, "language, lang, sprache, langue, زبان"),
        (ColumnRole.Mode, "mode, modus, شیوه"),
        (ColumnRole.Capture, "capture, aufzeichnung, captation"));

    /// <summary>What a column of this name holds; null where the name tells nothing.</summary>
    public static ColumnRole? Find(string column) =>
        column.Length is > 0 and <= 64 && Names.TryGetValue(Folded(column), out ColumnRole role) ? role : null;

    /// <summary>A name without regard to case, blanks, marks and the two ways to write Persian letters.</summary>
    public static string Folded(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (char character in name)
        {
            if (!char.IsLetterOrDigit(character)) continue;
            folded.Append(character switch
            {
                'ي' or 'ى' => 'ی',
                'ك' => 'ک',
                'é' or 'É' or 'è' => 'e',
                _ => char.ToLowerInvariant(character),
            });
        }
        return folded.ToString();
    }

    private static ImmutableDictionary<string, ColumnRole> Read(params (ColumnRole Role, string Words)[] lists) =>
        lists.SelectMany(static list => list.Words.Split(", "), static (list, word) => KeyValuePair.Create(Folded(word), list.Role)).Distinct().ToImmutableDictionary();
}
