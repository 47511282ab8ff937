import { lastResort } from './process.js';

// Imported before everything else: what cannot be used may show while the modules are read.
lastResort();
