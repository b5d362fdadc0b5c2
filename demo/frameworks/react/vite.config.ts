import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const proxy = { '/unleash': process.env['UNLEASH_SERVER'] ?? 'http://localhost:4321' };

export default defineConfig({ plugins: [react()], server: { proxy }, preview: { proxy } });
