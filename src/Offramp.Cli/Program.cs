Console.WriteLine("offramp");
