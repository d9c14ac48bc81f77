Console.WriteLine("Benches: see bench/README.md");
