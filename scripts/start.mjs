// `npm start`: a real n8n with this package, ready to try, from a fresh clone in one command.
import { join } from 'node:path';
import { installDependencies } from './install.mjs';
import { bringUp } from './n8n/bringUp.mjs';
import { demoAccount, sandboxCallbackToken } from './n8n/prepareEditor.mjs';
import { endOnSignals, runToTheEnd } from './system/endings.mjs';
import { folders } from './system/folders.mjs';
import { Problem } from './system/problem.mjs';

const homeFolder = join(folders.homes, 'home');
const logFile = join(folders.n8n, 'n8n.log');
const firstExample = 'first-call.json';

let isUp = false;

/** @typedef {Awaited<ReturnType<typeof bringUp>>} Running */

/** @param {Running} running */
function introduce({ n8n, sandbox, prepared }) {
	console.log(`
n8n is ready, with this package, a credential and ${Object.keys(prepared.workflows).length} example workflows. No real call is placed.

  Editor          ${n8n.url}
  First workflow  ${n8n.url}/workflow/${prepared.workflows[firstExample]}
  E-mail          ${demoAccount.email}
  Password        ${demoAccount.password}
  Sandbox         ${sandbox.url}/ (stands in for Anveo: see the calls, answer them, press digits)
  n8n's log       ${logFile}

To build a workflow of your own with the sandbox:
  Call Flow API Key  any text will do, "any" for one: the sandbox has one call flow
  Callback Token     ${sandboxCallbackToken} (in the credential; a URL of the trigger has to carry token=${sandboxCallbackToken})

Numbers that show what can go wrong: on the sandbox's page, and in sandbox/README.md.
Every call the sandbox receives is shown below. Press Ctrl-C to stop.
`);
}

/** An editor whose n8n or sandbox is gone is of no use: say so and end. @param {Running} running */
function endWhenOneIsGone({ n8n, sandbox }) {
	const ended = Promise.race([
		n8n.exited.then(
			(code) =>
				`${n8n.lastLogLines()}\n\nn8n has ended (exit code ${code}); its last lines are above.`,
		),
		sandbox.exited.then((code) => `The sandbox has ended (exit code ${code}).`),
	]);
	void runToTheEnd(async () => {
		throw new Problem(await ended);
	});
}

async function start() {
	installDependencies();
	const running = await bringUp({
		homeFolder,
		logFile,
		showSandboxLine: (line) => console.log(`sandbox | ${line}`),
	});
	introduce(running);
	isUp = true;
	endWhenOneIsGone(running);
}

endOnSignals(() => (isUp ? 0 : 130));
void runToTheEnd(start);
