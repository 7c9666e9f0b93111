// The tests in n8n's engine; where many can notice the mutant, the first of each file.
import { engineTests } from './engineTests';
import { loadTests } from './loadTests';

loadTests(engineTests(), /./);
