using Offramp.Research;

namespace Offramp.Storage.Tests;

/// <summary>What a value says of itself when somebody prints it.</summary>
public class TextFormTests
{
    [Fact]
    public void A_record_that_carries_plain_words_does_not_print_them()
    {
        var text = new ImportedText { Name = "Farhad at home", Text = "She left by the north gate." };
        using var folder = new Folder();
        using OpenStudy study = Some.NewStudy(folder);

        Assert.Equal("[27 characters]", text.ToString());
        Assert.DoesNotContain("Ines", Assert.Single(study.Slots).ToString());
    }
}
