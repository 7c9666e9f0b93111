// The tests in n8n's engine that `2engine.test.ts` has left out: for what nothing has noticed yet.
import { engineTests } from './engineTests';
import { isTrial, loadTests } from './loadTests';

loadTests(isTrial() ? [] : engineTests(), /./);
