using Offramp.Methods.Dates;

namespace Offramp.Methods.Tests.Dates;

public class RelativeDateBoundsTests
{
    [Theory]
    [InlineData("at least six weeks after the fall", "P6W/.. after the fall")]
    [InlineData("At most two years before the fall", "P0D/P2Y before the fall")]
    [InlineData("more than six weeks after the fall", "P6W/.. after the fall")]
    [InlineData("at the time of the fall", "at the fall")]
    [InlineData("at least", null)]
    [InlineData("at least after the fall", null)]
    public void A_bound_is_read_as_one_and_not_as_the_name_of_an_event(string said, string? written)
    {
        Assert.Equal(written is not null, RelativeDate.TryParse(said, out RelativeDate? date));
        Assert.Equal(written, date?.ToString());
    }
}
