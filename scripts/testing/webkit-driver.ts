/** The WebDriver of WebKitGTK, on a display of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { freePort } from '../../test/fixtures/free-port.js';
import { fromPath, type InstalledBrowser } from '../browsers.js';

const listening = async (port: number): Promise<void> => {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isOpen) return;
    await setTimeout(50);
  }
  throw new Error(`Nothing listens on port ${port}`);
};

const running = new Set<ChildProcess>();

/** Ends the processes started beside the browsers: displays and WebDrivers. */
export const stopHelpers = (): void => {
  for (const helper of running) helper.kill();
};

const startHelper = (command: string, commandArguments: readonly string[], env: NodeJS.ProcessEnv = process.env) => {
  // With setpriv, the kernel ends the helper even if this process gets SIGKILL.
  const [file = command, ...rest] = [
    ...(fromPath('setpriv') ? ['setpriv', '--pdeathsig', 'TERM'] : []),
    command,
    ...commandArguments,
  ];
  const started = spawn(file, rest, { env, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  started.on('error', (error) => console.error(`${command}: ${error.message}`));
  running.add(started);
  started.on('exit', () => running.delete(started));
  return started;
};

/** @returns the options with which webdriverio opens this browser, and what ends its display and WebDriver */
export const startWebKitDriver = async ({ executable, driver, display }: InstalledBrowser) => {
  const screen = startHelper(display!, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp']);
  const [number] = (await once(createInterface(screen.stdio[3] as Readable), 'line')) as [string];
  const port = await freePort();
  const server = startHelper(driver!, [`--port=${port}`], { ...process.env, DISPLAY: `:${number}` });
  await listening(port);
  const options = {
    hostname: '127.0.0.1',
    port,
    path: '/',
    capabilities: {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary: executable, args: ['--automation'] },
    } as WebdriverIO.Capabilities,
  };
  const stop = (): void => {
    // Also one that hangs.
    server.kill('SIGKILL');
    screen.kill();
  };
  return { options, stop };
};
