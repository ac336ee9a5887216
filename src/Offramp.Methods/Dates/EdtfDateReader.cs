using System.Globalization;

namespace Offramp.Methods.Dates;

/// <summary>Reads one date from a stretch of a text. Each step returns null after noting the problem; the first is reported.</summary>
internal sealed class EdtfDateReader
{
    private readonly string _text;
    private readonly int _end;
    private int _at;
    private EdtfProblem _problem = EdtfProblem.None;

    private EdtfDateReader(string text, int start, int end) => (_text, _at, _end) = (text, start, end);

    /// <summary>Reads the date that fills the stretch from <paramref name="start"/> to <paramref name="end"/> (exclusive).</summary>
    public static EdtfDate? Read(string text, int start, int end, out EdtfProblem problem)
    {
        var reader = new EdtfDateReader(text, start, end);
        var date = reader.Date();
        problem = reader._problem;
        return date;
    }

    private EdtfDate? Date()
    {
        if (_at == _end)
            return Fail<EdtfDate>(EdtfProblemCodes.Empty);
        var start = _at;
        // A qualifier before a component is about that component alone, one after it also about all components before it
        // (ISO 8601-2:2019, 8.2.2 and 8.2.3).
        var yearQualifier = Qualifier();
        if (Year() is not { } year)
            return null;
        yearQualifier |= Qualifier();
        string? month = null, day = null, time = null;
        EdtfQualifier monthQualifier = default, dayQualifier = default;
        var finest = start;
        if (Next('-'))
        {
            if (year.IsLong)
                return Fail<EdtfDate>(EdtfProblemCodes.LongYearStandsAlone, _at - 1);
            monthQualifier = Qualifier();
            finest = _at;
            if ((month = Two(EdtfProblemCodes.MonthMalformed)) is null)
                return null;
            if (!IsMonth(month) && EdtfDate.GroupingOf(month) is null)
                return Fail<EdtfDate>(EdtfProblemCodes.MonthOutOfRange, finest);
            var group = Qualifier();
            monthQualifier |= group;
            yearQualifier |= group;
            if (Next('-'))
            {
                if (EdtfDate.GroupingOf(month) is not null)
                    return Fail<EdtfDate>(EdtfProblemCodes.GroupingWithDay, _at - 1);
                dayQualifier = Qualifier();
                finest = _at;
                if ((day = Two(EdtfProblemCodes.DayMalformed)) is null)
                    return null;
                group = Qualifier();
                dayQualifier |= group;
                monthQualifier |= group;
                yearQualifier |= group;
            }
        }
        if (EdtfExtent.Of(year, month, day) is not { } extent)
            return Fail<EdtfDate>(EdtfProblemCodes.DayOutOfRange, finest);
        var date = new EdtfDate(year, month, day, null)
        {
            YearQualifier = yearQualifier,
            MonthQualifier = monthQualifier,
            DayQualifier = dayQualifier,
            Extent = extent.Convention,
            WidestExtent = extent.Widest,
        };
        if (Next('T'))
        {
            if (day is null || date.HasUnspecifiedDigit || date.AnyQualifier != EdtfQualifier.None)
                return Fail<EdtfDate>(EdtfProblemCodes.TimeNeedsWholeDate, _at - 1);
            if ((time = Time()) is null)
                return null;
            date = date with { Time = time };
        }
        return _at == _end ? date : Fail<EdtfDate>(EdtfProblemCodes.UnexpectedCharacter);
    }

    private EdtfYear? Year()
    {
        var start = _at;
        if (Next('Y'))
            return LongYear(start);
        if (_at < _end && _text[_at] != '-' && !IsDigitOrX(_text[_at]))
            return Fail<EdtfYear>(EdtfProblemCodes.UnexpectedCharacter);
        Next('-');
        for (var i = 0; i < 4; i++, _at++)
            if (_at == _end || !IsDigitOrX(_text[_at]))
                return Fail<EdtfYear>(EdtfProblemCodes.YearMalformed);
        var text = _text[start.._at];
        if (text == "-0000")
            return Fail<EdtfYear>(EdtfProblemCodes.YearMalformed, start);
        if (_at < _end && IsDigitOrX(_text[_at]))
            return Fail<EdtfYear>(EdtfProblemCodes.YearMalformed);
        var year = EdtfYear.OfFour(text);
        return year.HasUnspecifiedDigit ? year : SignificantDigits(start, year, year.Earliest);
    }

    private EdtfYear? LongYear(int start)
    {
        var negative = Next('-');
        var digits = Digits();
        if (digits.Length == 0 || digits[0] == '0')
            return Fail<EdtfYear>(EdtfProblemCodes.LongYearMalformed, start);
        var value = Number(digits);
        if (Next('E'))
        {
            var exponent = Digits();
            if (exponent.Length == 0 || exponent[0] == '0')
                return Fail<EdtfYear>(EdtfProblemCodes.LongYearMalformed, start);
            for (var i = Number(exponent); i > 0 && value <= EdtfYear.Limit; i--)
                value *= 10;
        }
        else if (digits.Length < 5)
            return Fail<EdtfYear>(EdtfProblemCodes.LongYearMalformed, start);
        if (value > EdtfYear.Limit)
            return Fail<EdtfYear>(EdtfProblemCodes.YearTooLarge, start);
        value = negative ? -value : value;
        return SignificantDigits(start, new(_text[start.._at], value, value), value);
    }

    private EdtfYear? SignificantDigits(int start, EdtfYear year, long value)
    {
        if (!Next('S'))
            return year;
        var digits = Digits();
        return digits.Length == 0 || digits[0] == '0'
            ? Fail<EdtfYear>(EdtfProblemCodes.SignificantDigitsMalformed)
            : EdtfYear.Estimated(_text[start.._at], value, Number(digits));
    }

    private string? Two(string code)
    {
        if (_at + 2 > _end || !IsDigitOrX(_text[_at]) || !IsDigitOrX(_text[_at + 1]))
            return Fail<string>(code);
        _at += 2;
        return _text[(_at - 2).._at];
    }

    private string? Time()
    {
        var start = _at;
        if (Clock(23, start) is null || !Colon() || Clock(59, start) is not { } minute || !Colon() || Clock(60, start) is not { } second)
            return null;
        // Second 60 is the positive leap second: it ends the last minute of an hour in every zone of whole hours.
        if (second == 60 && minute != 59)
            return Fail<string>(EdtfProblemCodes.TimeOutOfRange, start);
        if (!Next('Z') && (Next('+') || Next('-')) && (Clock(23, start) is null || (Next(':') && Clock(59, start) is null)))
            return null;
        return _text[start.._at];
    }

    private bool Colon() => Next(':') || Fail<string>(EdtfProblemCodes.TimeMalformed) is not null;

    private int? Clock(int greatest, int start)
    {
        if (_at + 2 > _end || !char.IsAsciiDigit(_text[_at]) || !char.IsAsciiDigit(_text[_at + 1]))
        {
            Fail<string>(EdtfProblemCodes.TimeMalformed);
            return null;
        }
        var value = EdtfDate.TwoDigits(_text.Substring(_at, 2));
        if (value > greatest)
        {
            Fail<string>(EdtfProblemCodes.TimeOutOfRange, start);
            return null;
        }
        _at += 2;
        return value;
    }

    private EdtfQualifier Qualifier() => Next('?') ? EdtfQualifier.Uncertain
        : Next('~') ? EdtfQualifier.Approximate
        : Next('%') ? EdtfQualifier.Uncertain | EdtfQualifier.Approximate : EdtfQualifier.None;

    private bool Next(char c)
    {
        if (_at == _end || _text[_at] != c)
            return false;
        _at++;
        return true;
    }

    private string Digits()
    {
        var start = _at;
        while (_at < _end && char.IsAsciiDigit(_text[_at]))
            _at++;
        return _text[start.._at];
    }

    // Beyond 16 digits any number is beyond every limit that it is held against.
    private static long Number(string digits) => digits.Length > 16 ? long.MaxValue : long.Parse(digits, CultureInfo.InvariantCulture);

    private static bool IsDigitOrX(char c) => char.IsAsciiDigit(c) || c == 'X';

    private static bool IsMonth(string month) => Enumerable.Range(1, 12).Any(m => EdtfExtent.Matches(month, m));

    private T? Fail<T>(string code, int? at = null)
        where T : class
    {
        if (_problem == EdtfProblem.None)
            _problem = new(code, at ?? _at);
        return null;
    }
}
