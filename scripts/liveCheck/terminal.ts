/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a program of its own; it never runs inside n8n */
import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** The person has ended the check: with Ctrl-C, or because there is no more input. */
export class Ended extends Error {}

interface Waiting {
	resolve: (line: string) => void;
	reject: (reason: Error) => void;
}

/** The conversation with the person at the keyboard. */
export class Terminal {
	private readonly lines: string[] = [];
	private readonly stop = new AbortController();
	private readonly reader: Interface;
	private readonly isKeyboard = process.stdin.isTTY === true;
	private waiting: Waiting | undefined;
	private isClosed = false;
	private isHidden = false;
	private conceal = (text: string) => text;

	constructor() {
		const echo = new Writable({
			write: (chunk, _encoding, done) => {
				if (!this.isHidden) process.stdout.write(chunk);
				done();
			},
		});
		this.reader = createInterface({
			input: process.stdin,
			output: echo,
			terminal: this.isKeyboard,
			// Or the arrow keys would bring back what was typed unseen.
			historySize: 0,
		});
		this.reader.on('line', (line) => this.receive(line));
		this.reader.on('close', () => this.inputHasEnded());
		this.reader.on('SIGINT', () => this.end());
		for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => this.end());
	}

	/** From now on nothing is printed that the function would replace. */
	concealWith(conceal: (text: string) => string): void {
		this.conceal = conceal;
	}

	say(text = ''): void {
		process.stdout.write(`${this.conceal(text)}\n`);
	}

	/** @throws Ended */
	async ask(question: string): Promise<string> {
		this.reader.setPrompt(this.conceal(question));
		this.reader.prompt();
		return (await this.nextLine()).trim();
	}

	/** What is typed is not shown. @throws Ended */
	async askUnseen(question: string): Promise<string> {
		this.reader.setPrompt('');
		process.stdout.write(question);
		this.isHidden = true;
		try {
			return await this.nextLine();
		} finally {
			this.isHidden = false;
			process.stdout.write('\n');
		}
	}

	/** Only the whole word counts: anything else is a no. @throws Ended */
	async saysYes(question: string): Promise<boolean> {
		return (await this.ask(`${question} Type yes, or press Enter to leave it out: `)) === 'yes';
	}

	/** @throws Ended */
	async pause(milliseconds: number): Promise<void> {
		await sleep(milliseconds, undefined, { signal: this.stop.signal }).catch(() => {
			throw new Ended();
		});
	}

	/** @throws Ended when the person wants to stop */
	goOn(): void {
		if (this.stop.signal.aborted) throw new Ended();
	}

	close(): void {
		this.reader.close();
	}

	private async nextLine(): Promise<string> {
		this.goOn();
		const line = this.lines.shift();
		if (line !== undefined) return line;
		if (this.isClosed) throw new Ended();
		return await new Promise((resolve, reject) => (this.waiting = { resolve, reject }));
	}

	private receive(line: string): void {
		const { waiting } = this;
		this.waiting = undefined;
		if (waiting !== undefined) waiting.resolve(line);
		// A line typed before its question was there must not be a yes to it.
		else if (!this.isKeyboard) this.lines.push(line);
	}

	private end(): void {
		this.stop.abort();
		this.waiting?.reject(new Ended());
		this.waiting = undefined;
	}

	private inputHasEnded(): void {
		this.isClosed = true;
		this.waiting?.reject(new Ended());
		this.waiting = undefined;
	}
}
