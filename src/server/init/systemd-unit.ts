export interface UnitParts {
  /** Absolute paths: of Node, of the command, of the settings and of the file with the key. */
  readonly node: string;
  readonly command: string;
  readonly configuration: string;
  readonly keyFile: string;
  /** Which of the two contains the key. */
  readonly secret: 'key-file' | 'configuration';
  /** Seconds that the server gives answers to end. */
  readonly stopTimeout: number;
}

/** More time than the server needs to stop by itself, in seconds. */
const stopReserve = 15;

/**
 * A unit for a user that exists only while the service runs. It cannot read the file with the key: systemd, as root, hands the
 * content over (`LoadCredential`, systemd 250 or later).
 */
export function systemdUnit({ node, command, configuration, keyFile, secret, stopTimeout }: UnitParts): string {
  const isInConfiguration = secret === 'configuration';
  const config = isInConfiguration ? '%d/unleash-chat.json' : escaped(configuration);
  const key = isInConfiguration
    ? [`LoadCredential=unleash-chat.json:${escapedPath(configuration)}`]
    : [`LoadCredential=api-key:${escapedPath(keyFile)}`, 'Environment=UNLEASH_API_KEY_FILE=%d/api-key'];
  return `[Unit]
Description=Unleash chat: the widget, and the server that keeps its API key
Wants=network-online.target
After=network-online.target

[Service]
ExecStart=${escaped(node)} ${escaped(command)} serve --config ${config}
${key.join('\n')}
# Keeps the chunks of earlier versions, for pages that were opened before an upgrade.
StateDirectory=unleash-chat
Environment=UNLEASH_WIDGET_ARCHIVE=%S/unleash-chat
Restart=on-failure
RestartSec=5
# The server lets answers end for ${stopTimeout} seconds.
TimeoutStopSec=${stopTimeout + stopReserve}

DynamicUser=yes
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=read-only
PrivateTmp=yes
PrivateDevices=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectProc=invisible
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
CapabilityBoundingSet=
SystemCallArchitectures=native
SystemCallFilter=@system-service
UMask=0077

[Install]
WantedBy=multi-user.target
`;
}

/** A word of a command line: systemd knows quotes, specifiers (%) and variables ($). */
function escaped(word: string): string {
  const plain = word.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('%', '%%').replaceAll('$', '$$$$');
  return /[\s"'\\;]/.test(word) ? `"${plain}"` : plain;
}

function escapedPath(path: string): string {
  return path.replaceAll('%', '%%');
}
