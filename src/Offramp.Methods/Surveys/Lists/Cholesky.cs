namespace Offramp.Methods.Surveys.Lists;

/// <summary>The root L of a small symmetric positive definite matrix A = L L', row by row in one array.</summary>
internal sealed class Cholesky
{
    private readonly double[] root;
    private readonly int size;

    private Cholesky(double[] root, int size)
    {
        this.root = root;
        this.size = size;
    }

    /// <summary>The root; null where the matrix is not positive definite, or so nearly singular that a pivot keeps less than a part of what stood on the diagonal.</summary>
    /// <param name="matrix">The matrix, row by row.</param>
    /// <param name="size">How many rows it has.</param>
    /// <param name="least">The least part of the diagonal that a pivot keeps.</param>
    /// <param name="failedAt">The row at which it failed; −1 where it did not.</param>
    public static Cholesky? Of(double[] matrix, int size, double least, out int failedAt)
    {
        double[] root = new double[size * size];
        for (int j = 0; j < size; j++)
        {
            double pivot = matrix[(j * size) + j];
            for (int m = 0; m < j; m++) pivot -= root[(j * size) + m] * root[(j * size) + m];
            if (!(pivot > least * Math.Abs(matrix[(j * size) + j])) || !double.IsFinite(pivot))
            {
                failedAt = j;
                return null;
            }
            double diagonal = Math.Sqrt(pivot);
            root[(j * size) + j] = diagonal;
            for (int i = j + 1; i < size; i++)
            {
                double sum = matrix[(i * size) + j];
                for (int m = 0; m < j; m++) sum -= root[(i * size) + m] * root[(j * size) + m];
                root[(i * size) + j] = sum / diagonal;
            }
        }
        failedAt = -1;
        return new Cholesky(root, size);
    }

    /// <summary>As the other, for one who does not ask where it failed.</summary>
    public static Cholesky? Of(double[] matrix, int size, double least = 1e-13) => Of(matrix, size, least, out _);

    /// <summary>Solves A x = b.</summary>
    public double[] Solve(ReadOnlySpan<double> right)
    {
        double[] x = right.ToArray();
        for (int i = 0; i < size; i++)
        {
            for (int m = 0; m < i; m++) x[i] -= root[(i * size) + m] * x[m];
            x[i] /= root[(i * size) + i];
        }
        for (int i = size - 1; i >= 0; i--)
        {
            for (int m = i + 1; m < size; m++) x[i] -= root[(m * size) + i] * x[m];
            x[i] /= root[(i * size) + i];
        }
        return x;
    }

    /// <summary>The inverse of A.</summary>
    public double[] Inverse()
    {
        double[] inverse = new double[size * size], unit = new double[size];
        for (int j = 0; j < size; j++)
        {
            unit[j] = 1;
            double[] column = Solve(unit);
            unit[j] = 0;
            for (int i = 0; i < size; i++) inverse[(i * size) + j] = column[i];
        }
        // Both halves alike, to the last digit.
        for (int i = 0; i < size; i++)
            for (int j = 0; j < i; j++) inverse[(i * size) + j] = inverse[(j * size) + i] = (inverse[(i * size) + j] + inverse[(j * size) + i]) / 2;
        return inverse;
    }

    /// <summary>L times a vector: what turns independent normal numbers into such with the covariance A.</summary>
    public double[] Times(ReadOnlySpan<double> vector)
    {
        double[] product = new double[size];
        for (int i = 0; i < size; i++)
            for (int m = 0; m <= i; m++) product[i] += root[(i * size) + m] * vector[m];
        return product;
    }

    /// <summary>v' M w for a matrix row by row.</summary>
    public static double Form(ReadOnlySpan<double> left, ReadOnlySpan<double> matrix, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
        {
            if (left[i] == 0) continue;
            double row = 0;
            for (int j = 0; j < right.Length; j++) row += matrix[(i * right.Length) + j] * right[j];
            sum += left[i] * row;
        }
        return sum;
    }

    /// <summary>A M A' for square matrices row by row.</summary>
    public static double[] Sandwich(double[] bread, double[] meat, int size)
    {
        double[] half = Product(bread, meat, size), whole = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                double sum = 0;
                for (int m = 0; m < size; m++) sum += half[(i * size) + m] * bread[(j * size) + m];
                whole[(i * size) + j] = sum;
            }
        }
        return whole;
    }

    private static double[] Product(double[] left, double[] right, int size)
    {
        double[] product = new double[size * size];
        for (int i = 0; i < size; i++)
            for (int m = 0; m < size; m++)
                for (int j = 0; j < size; j++) product[(i * size) + j] += left[(i * size) + m] * right[(m * size) + j];
        return product;
    }
}
