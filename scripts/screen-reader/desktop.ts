/** A desktop without a screen, with a home folder of its own: display, window manager, message bus, screen reader and browser. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fromPath, requireBrowsers } from '../browsers.js';
import { isRoot } from '../debian.js';

const packages = {
  Xvfb: 'xvfb',
  openbox: 'openbox',
  'dbus-daemon': 'dbus-daemon',
  xdotool: 'xdotool',
  orca: 'orca',
} as const;

type Program = keyof typeof packages;

export type ReadBrowser = 'chromium' | 'firefox';

/** Orca as it comes, except that it neither says the keys that are pressed nor reads a page from top to bottom on its own. */
const orcaSettings = {
  general: { firstStart: false, enableKeyEcho: false, enableBraille: false, sayAllOnLoad: false },
  profiles: { default: { profile: ['Default', 'default'], enableKeyEcho: false, enableBraille: false, sayAllOnLoad: false } },
  pronunciations: {},
  keybindings: {},
};

const firefoxPreferences = `
user_pref("accessibility.force_disabled", -1);
user_pref("app.normandy.enabled", false);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
user_pref("termsofuse.bypassNotification", true);
`;

/** @throws {Error} that says what to install or to end */
function requirePrograms(): void {
  const missing = (Object.keys(packages) as readonly Program[]).filter((program) => !fromPath(program));
  if (missing.length > 0) {
    const names = missing.map((program) => packages[program]).join(' ');
    throw new Error(`Missing: ${missing.join(', ')}. On Debian: apt-get install --no-install-recommends ${names}`);
  }
  if (spawnSync('pgrep', ['-x', 'orca']).status === 0) throw new Error('Orca runs already; a second one would end at once.');
}

export class Desktop {
  /** Removed by `stop`. */
  readonly #home = mkdtempSync(join(tmpdir(), 'screen-reader-'));
  readonly #started: ChildProcess[] = [];
  #environment: NodeJS.ProcessEnv;

  private constructor() {
    this.#environment = {
      ...process.env,
      HOME: this.#home,
      XDG_RUNTIME_DIR: this.#home,
      XDG_CONFIG_HOME: join(this.#home, 'config'),
      XDG_DATA_HOME: join(this.#home, 'data'),
      XDG_CACHE_HOME: join(this.#home, 'cache'),
      SPEECHD_ADDRESS: `unix_socket:${this.speechSocket}`,
      LC_ALL: 'C.UTF-8',
      GNOME_ACCESSIBILITY: '1',
      NO_AT_BRIDGE: undefined,
    };
  }

  /** Display, window manager and message bus. */
  static async start(): Promise<Desktop> {
    requirePrograms();
    const desktop = new Desktop();
    const display = await desktop.#startPrinting('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp']);
    desktop.#environment = { ...desktop.#environment, DISPLAY: `:${display}` };
    const bus = await desktop.#startPrinting('dbus-daemon', ['--session', '--nofork', '--print-address=3']);
    desktop.#environment = { ...desktop.#environment, DBUS_SESSION_BUS_ADDRESS: bus };
    desktop.#spawn('openbox', []);
    return desktop;
  }

  /** Where the screen reader looks for the speech service, which must be there first. */
  get speechSocket(): string {
    return join(this.#home, 'speech.sock');
  }

  startOrca(): void {
    const folder = join(this.#home, 'data', 'orca');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'user-settings.conf'), JSON.stringify(orcaSettings));
    this.#spawn('orca', []);
  }

  async openBrowser(engine: ReadBrowser, url: string): Promise<void> {
    const [browser] = await requireBrowsers([engine], true);
    const profile = join(this.#home, engine);
    mkdirSync(profile);
    writeFileSync(join(profile, 'user.js'), firefoxPreferences);
    const flags = {
      chromium: [
        `--user-data-dir=${profile}`,
        ...['--force-renderer-accessibility', '--no-first-run', '--no-default-browser-check', '--disable-gpu'],
        ...(isRoot ? ['--no-sandbox'] : []),
      ],
      firefox: ['--no-remote', '--profile', profile],
    };
    this.#spawn(browser!.executable, [...flags[engine], url]);
  }

  /** Presses keys on the keyboard of the display, so that the screen reader gets them before the browser does. */
  async press(...keys: readonly string[]): Promise<void> {
    await once(this.#spawn('xdotool', ['key', '--delay', '80', ...keys]), 'exit');
  }

  async type(text: string): Promise<void> {
    await once(this.#spawn('xdotool', ['type', '--delay', '40', text]), 'exit');
  }

  /** Ends all processes, and removes their files. */
  async stop(): Promise<void> {
    const running = this.#started.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
    await Promise.all(
      running.map((started) => {
        const exited = once(started, 'exit');
        started.kill();
        return exited;
      }),
    );
    rmSync(this.#home, { recursive: true, force: true, maxRetries: 5 });
  }

  #spawn(command: string, commandArguments: readonly string[]): ChildProcess {
    // With setpriv, the kernel ends the process when this one ends, however that is.
    const started = spawn('setpriv', ['--pdeathsig', 'TERM', command, ...commandArguments], {
      env: this.#environment,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    started.on('error', (error) => console.error(`${command}: ${error.message}`));
    this.#started.push(started);
    return started;
  }

  /** @returns the first line that the process writes to its file descriptor 3 */
  async #startPrinting(command: string, commandArguments: readonly string[]): Promise<string> {
    const output = this.#spawn(command, commandArguments).stdio[3] as Readable;
    const [line] = (await once(createInterface(output), 'line')) as [string];
    return line;
  }
}
